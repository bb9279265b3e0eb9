package dev.leadline.ledger;

import dev.leadline.database.Transactions;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The way back: from an end that was not well to STAGED, because somebody wants the rows sent again. */
public final class RetryRepository {

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final DuplicateKeys duplicateKeys;

    RetryRepository(JdbcClient jdbc, Transactions transactions, DuplicateKeys duplicateKeys) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.duplicateKeys = duplicateKeys;
    }

    /** The statuses that a retry can start from. IN_DOUBT only where a person names it: the prospect may exist. */
    public static final Set<RowStatus> RETRIABLE = Set.of(RowStatus.REFUSED, RowStatus.FAILED, RowStatus.IN_DOUBT);

    /**
     * REFUSED, FAILED or IN_DOUBT to STAGED. A failed write keeps its job id, so that Propexo's own retry can be used;
     * rows that a fixed reject has replaced, that a person dismissed, or whose person was forgotten, stay as they are.
     *
     * @param lease ours
     * @param statuses which rows, of {@link #RETRIABLE}
     * @return how many
     * @throws LeaseLostException when another process owns the run now; nothing is changed then
     */
    public int stageAgain(Lease lease, Set<RowStatus> statuses) {
        if (!RETRIABLE.containsAll(statuses)) {
            throw new IllegalArgumentException("only rows that are " + RETRIABLE + " can be sent again");
        }
        return transactions.execute(unsure -> {
            requireOwned(lease);
            int staged =
                    statuses.stream().mapToInt(one -> stageAgain(lease, one)).sum();
            // a commit that got through although its connection broke leaves nothing to stage
            return unsure == null ? staged : Math.max(staged, unsure);
        });
    }

    /** Locks the run as well, so that nobody takes it over before the rows are staged. */
    private void requireOwned(Lease lease) {
        boolean owned = jdbc.sql("select id from run where id = :run and epoch = :epoch for update")
                .param("run", lease.run())
                .param("epoch", lease.epoch())
                .query(Long.class)
                .optional()
                .isPresent();
        if (!owned) {
            throw new LeaseLostException(lease);
        }
    }

    private int stageAgain(Lease lease, RowStatus from) {
        jdbc.sql("""
                        select row_no from run_row r where run_id = :run and status = :status and replaced_run is null
                            and dismissed_at is null
                            and exists (select 1 from prospect_key k where k.run_id = r.run_id and k.row_no = r.row_no)
                        """)
                .param("run", lease.run())
                .param("status", from.name())
                .query(Long.class)
                .list()
                .forEach(row -> duplicateKeys.free(lease.run(), row));
        return jdbc.sql("""
                update run_row set status = 'STAGED', settled_at = null,
                    retry_job = case when status = 'FAILED' then job_id else null end
                where run_id = :run and status = :status and replaced_run is null
                    and dismissed_at is null
                    and exists (select 1 from run where id = :run and epoch = :epoch)
                """)
                .param("run", lease.run())
                .param("status", from.name())
                .param("epoch", lease.epoch())
                .update();
    }
}
