package dev.leadline.ledger;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.message.UserMessage;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Valid rows that a run has not sent, because of a limit or because it stopped, and that nobody wants to send any more. They
 * become dismissed rejects, and keep all that is needed to send them after all.
 */
public final class UnsentRowRepository {

    /** The code of the rows. */
    static final String LEFT_OUT = "LEFT_OUT";

    private static final int WHO_CHARS = 200;

    private static final String CAN_BE_SENT = """
            run_id = :run and status = 'REJECTED' and code = 'LEFT_OUT' and replaced_run is null
                and not exists (select 1 from correction c where c.run_id = run_row.run_id and c.row_no = run_row.row_no)
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final RelatedRunRepository runs;

    UnsentRowRepository(JdbcClient jdbc, Transactions transactions, Clock clock, RelatedRunRepository runs) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.runs = runs;
    }

    /**
     * Decides that the rows of a run that were not sent are not to be sent.
     *
     * @param who decides
     * @return how many rows; 0 where there are none, or a process works on the run
     */
    public long leaveOut(long run, String who) {
        return transactions.execute(unsure -> isOver(run) ? dismissed(run, who, unsure) : known(unsure));
    }

    /**
     * Decides that the rows of an unfinished run that were not sent are not to be sent.
     *
     * @param lease ours, so that no process sends them meanwhile
     * @param who decides
     * @return how many rows
     * @throws LeaseLostException when another process owns the run now
     */
    public long leaveOut(Lease lease, String who) {
        return transactions.execute(unsure -> {
            if (!isOurs(lease)) {
                throw new LeaseLostException(lease);
            }
            return dismissed(lease.run(), who, unsure);
        });
    }

    private long dismissed(long run, String who, @Nullable Long unsure) {
        long rows = jdbc.sql("""
                update run_row set status = 'REJECTED', code = :code, message = :message, settled_at = :now,
                    dismissed_at = :now, dismissed_by = :who
                where run_id = :run and status = 'STAGED'
                """)
                .param("code", LEFT_OUT)
                .param("message", UserMessage.of("ledger.left-out-by", who).text())
                .param("now", SqlTime.now(clock))
                .param("who", SqlText.fit(who, WHO_CHARS))
                .param("run", run)
                .update();
        runs.changed(run);
        return rows > 0 ? rows : known(unsure);
    }

    /** How many rows of a run wait to be sent. */
    public long unsent(long run) {
        return transactions.read(
                () -> jdbc.sql("select count(*) from run_row where run_id = :run and status = 'STAGED'")
                        .param("run", run)
                        .query(Long.class)
                        .single());
    }

    /**
     * Undoes {@link #leaveOut}: the rows wait to be sent again. Rows that somebody corrected since stay as they are.
     *
     * @return how many rows; 0 where there are none, or a process works on the run
     */
    public long restore(long run) {
        return transactions.execute(unsure -> {
            if (!isOver(run)) {
                return known(unsure);
            }
            long rows = jdbc.sql("""
                    update run_row set status = 'STAGED', code = null, message = null, settled_at = null,
                        dismissed_at = null, dismissed_by = null
                    where %s
                    """.formatted(CAN_BE_SENT)).param("run", run).update();
            runs.changed(run);
            return rows > 0 ? rows : known(unsure);
        });
    }

    /** How many rows of a run {@link #restore} would put back. */
    public long leftOut(long run) {
        return transactions.read(() -> jdbc.sql("select count(*) from run_row where " + CAN_BE_SENT)
                .param("run", run)
                .query(Long.class)
                .single());
    }

    /** What an earlier try has done, of which nobody knows whether it was committed. */
    private static long known(@Nullable Long unsure) {
        return unsure == null ? 0 : unsure;
    }

    /** Locks the run. Nobody takes it over until the transaction ends. */
    private boolean isOurs(Lease lease) {
        runs.lock(lease.run());
        return jdbc.sql("select count(*) from run where id = :run and epoch = :epoch")
                        .param("run", lease.run())
                        .param("epoch", lease.epoch())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Locks the run. Nobody takes it over until the transaction ends. */
    private boolean isOver(long run) {
        runs.lock(run);
        return jdbc.sql("""
                        select count(*) from run where id = :run and closed_as is null and owner is null
                            and (status = 'COMPLETED' or status = 'STOPPED' and fixes_run is not null)
                        """).param("run", run).query(Long.class).single() > 0;
    }
}
