package dev.leadline.ledger;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The way back: from an end that was not well to STAGED, because somebody wants the rows sent again. */
public final class Retrying {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Twins twins;

    Retrying(JdbcClient jdbc, TransactionTemplate transaction, Twins twins) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.twins = twins;
    }

    /** The statuses that a retry can start from. IN_DOUBT only where a person names it: the prospect may exist. */
    public static final Set<RowStatus> RETRIABLE = Set.of(RowStatus.REFUSED, RowStatus.FAILED, RowStatus.IN_DOUBT);

    /**
     * REFUSED, FAILED or IN_DOUBT to STAGED. A failed write keeps its job id, so that Propexo's own retry can be used;
     * rows that a fixed reject has replaced stay as they are.
     *
     * @param lease ours
     * @param statuses which rows, of {@link #RETRIABLE}
     * @return how many
     */
    public int stageAgain(Lease lease, Set<RowStatus> statuses) {
        if (!RETRIABLE.containsAll(statuses)) {
            throw new IllegalArgumentException("only rows that are " + RETRIABLE + " can be sent again");
        }
        Integer staged = transaction.execute(status ->
                statuses.stream().mapToInt(one -> stageAgain(lease, one)).sum());
        return staged == null ? 0 : staged;
    }

    private int stageAgain(Lease lease, RowStatus from) {
        jdbc.sql("""
                        select row_no from run_row r where run_id = :run and status = :status and replaced_run is null
                            and exists (select 1 from prospect_key k where k.run_id = r.run_id and k.row_no = r.row_no)
                        """)
                .param("run", lease.run())
                .param("status", from.name())
                .query(Long.class)
                .list()
                .forEach(row -> twins.free(lease.run(), row));
        return jdbc.sql("""
                update run_row set status = 'STAGED', settled_at = null,
                    retry_job = case when status = 'FAILED' then job_id else null end
                where run_id = :run and status = :status and replaced_run is null
                    and exists (select 1 from run where id = :run and epoch = :epoch)
                """)
                .param("run", lease.run())
                .param("status", from.name())
                .param("epoch", lease.epoch())
                .update();
    }
}
