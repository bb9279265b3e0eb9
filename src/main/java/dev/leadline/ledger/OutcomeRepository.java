package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.BODY;
import static dev.leadline.ledger.SealedColumn.MESSAGE;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The confirm step's side of a row's life: from QUEUED to its outcome. Each transition is a guarded update of one row. */
public final class OutcomeRepository {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final DuplicateKeys duplicateKeys;
    private final CellCipher cipher;

    OutcomeRepository(
            JdbcClient jdbc, Transactions transactions, Clock clock, DuplicateKeys duplicateKeys, CellCipher cipher) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.duplicateKeys = duplicateKeys;
        this.cipher = cipher;
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
        return transactions.read(() -> jdbc.sql("""
                select run_id, row_no, job_id, sent_at, body from run_row
                where run_id = :run and status = 'QUEUED' and row_no > :after
                order by run_id, status, row_no fetch first :most rows only
                """)
                .param("run", run)
                .param("after", after)
                .param("most", most)
                .query((rs, i) -> queuedRow(rs))
                .list());
    }

    private QueuedRow queuedRow(ResultSet rs) throws SQLException {
        return new QueuedRow(
                rs.getLong("run_id"),
                rs.getLong("row_no"),
                rs.getString("job_id"),
                rs.getObject("sent_at", OffsetDateTime.class).toInstant(),
                body(rs).path("integration_id").stringValue(null));
    }

    private JsonNode body(ResultSet rs) throws SQLException {
        RowRef row = new RowRef(rs.getLong("run_id"), rs.getLong("row_no"));
        return JSON.readTree(cipher.open(BODY.at(row), rs.getString("body")));
    }

    /**
     * How many rows' outcomes have to be asked for.
     *
     * @param run the run's number
     */
    public long countQueued(long run) {
        return transactions.read(
                () -> jdbc.sql("select count(*) from run_row where run_id = :run and status = 'QUEUED'")
                        .param("run", run)
                        .query(Long.class)
                        .single());
    }

    /**
     * When the youngest write that is queued was sent.
     *
     * @param run the run's number
     * @return empty when no row is queued
     */
    public Optional<Instant> newestQueued(long run) {
        return transactions.read(
                () -> jdbc.sql("select max(sent_at) as newest from run_row where run_id = :run and status = 'QUEUED'")
                        .param("run", run)
                        .query((rs, i) -> Optional.ofNullable(SqlTime.instant(rs, "newest")))
                        .single());
    }

    /**
     * The row whose outcome a job carries.
     *
     * @param jobId as Propexo names the write
     * @return empty when no row waits for it
     */
    public Optional<QueuedRow> queued(String jobId) {
        return transactions.read(() -> jdbc
                .sql(
                        "select run_id, row_no, job_id, sent_at, body from run_row where job_id = :job and status = 'QUEUED'")
                .param("job", jobId)
                .query((rs, i) -> queuedRow(rs))
                .list()
                .stream()
                .findFirst());
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
     * QUEUED to CREATED for many rows, whose records are not known yet, in one transaction.
     *
     * @param rows whose jobs have succeeded
     */
    public void created(List<QueuedRow> rows) {
        transactions.change(() -> rows.forEach(row -> isNew(row, RowStatus.CREATED, null, null, null)));
    }

    /**
     * Created rows whose record IDs are not known yet.
     *
     * @param run the run's number
     * @param after only rows with a higher number
     * @param most how many at the most
     * @return in the order of their numbers
     */
    public List<CreatedRow> withoutRecord(long run, long after, int most) {
        return transactions.read(() -> jdbc.sql("""
                select run_id, row_no, job_id, sent_at, body from run_row
                where run_id = :run and status = 'CREATED' and row_no > :after and record_id is null and job_id is not null
                order by row_no fetch first :most rows only
                """)
                .param("run", run)
                .param("after", after)
                .param("most", most)
                .query((rs, i) -> CreatedRow.of(queuedRow(rs), body(rs)))
                .list());
    }

    /**
     * Adds the record of a created row, unless it is known already.
     *
     * @param row that was created
     * @param recordId its record
     */
    public void record(CreatedRow row, String recordId) {
        transactions.change(() -> jdbc.sql("""
                update run_row set record_id = :record
                where run_id = :run and row_no = :row and status = 'CREATED' and job_id = :job and record_id is null
                """)
                .param("record", recordId)
                .param("run", row.write().run())
                .param("row", row.write().row())
                .param("job", row.write().jobId())
                .update());
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
                update run_row set status = :status, record_id = :record, settled_at = :now,
                    code = case when code = 'FORGOTTEN' then code else :code end,
                    message = case when code = 'FORGOTTEN' then null else :message end
                where run_id = :run and row_no = :row and status = 'QUEUED' and job_id = :job
                """)
                .param("status", status.name())
                .param("record", recordId)
                .param("code", code)
                .param("message", message == null ? null : sealed(row, message))
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

    private String sealed(QueuedRow row, String message) {
        return cipher.seal(MESSAGE.at(row.run(), row.row()), SqlText.fit(message, RequestResult.MESSAGE_CHARS));
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
