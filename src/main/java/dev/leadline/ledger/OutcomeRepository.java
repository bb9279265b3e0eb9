package dev.leadline.ledger;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The confirm step's side of a row's life: from QUEUED to its outcome. Each transition is a guarded update of one row. */
public final class OutcomeRepository {

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final DuplicateKeys duplicateKeys;

    OutcomeRepository(JdbcClient jdbc, Transactions transactions, Clock clock, DuplicateKeys duplicateKeys) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.duplicateKeys = duplicateKeys;
    }

    /**
     * Rows whose outcome has to be asked for.
     *
     * @param run the run's number
     * @param after only rows with a higher number
     * @param most how many at the most
     * @return in the order of their numbers
     */
    public List<QueuedRow> queued(long run, long after, int most) {
        return jdbc.sql("""
                select row_no, job_id, sent_at from run_row
                where run_id = :run and status = 'QUEUED' and row_no > :after
                order by run_id, status, row_no fetch first :most rows only
                """)
                .param("run", run)
                .param("after", after)
                .param("most", most)
                .query((rs, i) -> new QueuedRow(
                        run,
                        rs.getLong("row_no"),
                        rs.getString("job_id"),
                        rs.getObject("sent_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * The row whose outcome a job carries.
     *
     * @param jobId as Propexo names the write
     * @return empty when no row waits for it
     */
    public Optional<QueuedRow> queued(String jobId) {
        return jdbc
                .sql("select run_id, row_no, sent_at from run_row where job_id = :job and status = 'QUEUED'")
                .param("job", jobId)
                .query((rs, i) -> new QueuedRow(
                        rs.getLong("run_id"),
                        rs.getLong("row_no"),
                        jobId,
                        rs.getObject("sent_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .findFirst();
    }

    /**
     * QUEUED to CREATED.
     *
     * @param row whose job has succeeded
     * @param recordId the created record, or null where none was given
     */
    public void created(QueuedRow row, @Nullable String recordId) {
        transactions.change(() -> isNew(row, RowStatus.CREATED, recordId, null, null));
    }

    /**
     * QUEUED to PARTIAL: some part was written, and a person has to look.
     *
     * @param row whose job has ended so
     * @param recordId the created record, or null where none was given
     * @param message the vendor's errors
     */
    public void partial(QueuedRow row, @Nullable String recordId, String message) {
        transactions.change(() -> isNew(row, RowStatus.PARTIAL, recordId, "PARTIAL_SUCCESS", message));
    }

    /**
     * QUEUED to FAILED: the vendor has made nothing. What the row reserved is free again.
     *
     * @param row whose job has failed
     * @param message the vendor's errors
     */
    public void failed(QueuedRow row, String message) {
        transactions.change(() -> {
            if (isNew(row, RowStatus.FAILED, null, "FAILURE", message)) {
                duplicateKeys.release(row.run(), row.row());
            }
        });
    }

    /** Settles a row; false where it was settled so already, since a commit got through whose connection broke. */
    private boolean isNew(
            QueuedRow row,
            RowStatus status,
            @Nullable String recordId,
            @Nullable String code,
            @Nullable String message) {
        int touched = jdbc.sql("""
                update run_row set status = :status, record_id = :record, code = :code, message = :message, settled_at = :now
                where run_id = :run and row_no = :row and status = 'QUEUED' and job_id = :job
                """)
                .param("status", status.name())
                .param("record", recordId)
                .param("code", code)
                .param("message", message == null ? null : SqlText.fit(message, RequestResult.MESSAGE_CHARS))
                .param("now", SqlTime.now(clock))
                .param("run", row.run())
                .param("row", row.row())
                .param("job", row.jobId())
                .update();
        if (touched == 0 && isSettled(row, status)) {
            return false;
        }
        LedgerException.unlessOne(status, row.run(), row.row(), touched);
        return true;
    }

    private boolean isSettled(QueuedRow row, RowStatus status) {
        return jdbc.sql("""
                        select count(*) from run_row where run_id = :run and row_no = :row and job_id = :job and status = :status
                        """)
                        .param("run", row.run())
                        .param("row", row.row())
                        .param("job", row.jobId())
                        .param("status", status.name())
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
