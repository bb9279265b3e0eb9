package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.lead.ProblemCode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Out of doubt: by evidence from the API, or by a person's word, which is kept with who and when. */
public final class ReconciliationRepository {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final DuplicateKeys duplicateKeys;

    ReconciliationRepository(
            JdbcClient jdbc, TransactionTemplate transaction, Clock clock, DuplicateKeys duplicateKeys) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.duplicateKeys = duplicateKeys;
    }

    /**
     * Rows in doubt.
     *
     * @param run the run's number
     * @return in the order of their numbers; a run has few
     */
    public List<DoubtfulRow> inDoubt(long run) {
        return jdbc.sql("""
                select row_no, line_no, body, sent_at from run_row where run_id = :run and status = 'IN_DOUBT' order by row_no
                """)
                .param("run", run)
                .query((rs, i) -> new DoubtfulRow(
                        run,
                        rs.getLong("row_no"),
                        rs.getLong("line_no"),
                        rs.getString("body"),
                        rs.getObject("sent_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Whether a job id belongs to a row already, so that it is no evidence for another.
     *
     * @param jobId as the API names the write
     * @return true where any row or attempt has it
     */
    public boolean isKnown(String jobId) {
        return jdbc.sql("""
                select (select count(*) from run_row where job_id = :job) + (select count(*) from row_attempt where job_id = :job)
                """).param("job", jobId).query(Long.class).single() > 0;
    }

    /**
     * IN_DOUBT to QUEUED: the API's own log shows the write.
     *
     * @param row in doubt
     * @param jobId of the write that was found
     */
    public void found(DoubtfulRow row, String jobId) {
        change(() -> {
            settle(row, RowStatus.QUEUED, jobId, null);
            note(row, "evidence", "sent", "Leadline");
        });
    }

    /**
     * IN_DOUBT to CREATED: a person says that it was sent.
     *
     * @param row in doubt
     * @param who said so
     */
    public void sent(DoubtfulRow row, String who) {
        change(() -> {
            settle(row, RowStatus.CREATED, null, "Marked as sent by " + who + ".");
            note(row, "person", "sent", who);
        });
    }

    /**
     * IN_DOUBT to STAGED: a person says that it was not sent. What it reserved is free again. A row whose person was forgotten
     * becomes REJECTED, since there is nothing to send.
     *
     * @param row in doubt
     * @param who said so
     * @return the row's status now
     */
    public RowStatus unsent(DoubtfulRow row, String who) {
        return Objects.requireNonNull(transaction.execute(status -> {
            RowStatus next = isForgotten(row) ? RowStatus.REJECTED : RowStatus.STAGED;
            settle(row, next, null, "Marked as not sent by " + who + ".");
            note(row, "person", "unsent", who);
            duplicateKeys.release(row.run(), row.row());
            return next;
        }));
    }

    private boolean isForgotten(DoubtfulRow row) {
        return jdbc.sql("select code from run_row where run_id = :run and row_no = :row")
                .param("run", row.run())
                .param("row", row.row())
                .query((rs, i) -> ProblemCode.FORGOTTEN.name().equals(rs.getString("code")))
                .single();
    }

    private void settle(DoubtfulRow row, RowStatus status, @Nullable String jobId, @Nullable String message) {
        int touched = jdbc.sql("""
                update run_row set status = :status, job_id = :job, message = :message, settled_at = :now,
                    code = case when code = 'FORGOTTEN' then code end
                where run_id = :run and row_no = :row and status = 'IN_DOUBT'
                """)
                .param("status", status.name())
                .param("job", jobId)
                .param("message", message)
                .param("now", SqlTime.now(clock))
                .param("run", row.run())
                .param("row", row.row())
                .update();
        LedgerException.unlessOne(status, row.run(), row.row(), touched);
    }

    private void note(DoubtfulRow row, String basis, String decision, String who) {
        jdbc.sql("""
                insert into reconciliation (run_id, row_no, at, basis, decision, who) values (:run, :row, :now, :basis, :decision, :who)
                """)
                .param("run", row.run())
                .param("row", row.row())
                .param("now", SqlTime.now(clock))
                .param("basis", basis)
                .param("decision", decision)
                .param("who", who)
                .update();
    }

    private void change(Runnable transition) {
        transaction.executeWithoutResult(status -> transition.run());
    }
}
