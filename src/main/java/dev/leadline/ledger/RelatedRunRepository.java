package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.message.UserMessage;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Marks runs of which another run has changed rows, in the transaction of that change. */
final class RelatedRunRepository {

    private static final int EXIT_STOPPED_EARLY = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    RelatedRunRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Rows of the run have another status now: its counts and its files are outdated. */
    void changed(long run) {
        outdateFiles(run);
        forgetCounts(run);
    }

    /** Nobody counts the rows of the run until the transaction ends. Whoever locks a run and its counts locks the run first. */
    void lock(long run) {
        jdbc.sql("select id from run where id = :run for update")
                .param("run", run)
                .query(Long.class)
                .optional();
    }

    /** A corrected row replaced a reject of the run, which the caller has locked. */
    void replaced(RowRef row) {
        count(row, "replaced", 1);
    }

    /** A reject of the run, which the caller has locked, was dismissed, or is no longer. */
    void dismissed(RowRef row, int change) {
        count(row, "dismissed", change);
        outdateFiles(row.run());
    }

    private void count(RowRef row, String column, int change) {
        jdbc.sql("""
                update run_count set %1$s = %1$s + :change
                where run_id = :run and status = (select status from run_row where run_id = :run and row_no = :row)
                """.formatted(column))
                .param("change", change)
                .param("run", row.run())
                .param("row", row.row())
                .update();
    }

    private void outdateFiles(long run) {
        jdbc.sql("update run set files_outdated = true where id = :run")
                .param("run", run)
                .update();
    }

    /**
     * Rows of the run can be sent now. A completed run is stopped and resumable from here on. The update locks the run, so
     * that a process that is about to complete it sees the rows first.
     *
     * @param by the row that was not created
     */
    void released(long run, RowRef by) {
        jdbc.sql("""
                update run set files_outdated = true,
                    released_at = case when status = 'COMPLETED' then :now else released_at end,
                    stop_code = case when status = 'COMPLETED' then :code else stop_code end,
                    stop_reason = case when status = 'COMPLETED' then :reason else stop_reason end,
                    exit_code = case when status = 'COMPLETED' then :exit else exit_code end,
                    status = case when status = 'COMPLETED' then 'STOPPED' else status end
                where id = :run
                """)
                .param("now", SqlTime.now(clock))
                .param("code", EarlyStop.Cause.ROWS_TO_SEND.code())
                .param(
                        "reason",
                        UserMessage.of("ledger.skipped-rows-can-be-sent", by.row(), by.run())
                                .text())
                .param("exit", EXIT_STOPPED_EARLY)
                .param("run", run)
                .update();
        forgetCounts(run);
    }

    private void forgetCounts(long run) {
        jdbc.sql("delete from run_count where run_id = :run").param("run", run).update();
    }
}
