package dev.leadline.report;

import dev.leadline.lead.Problem;
import dev.leadline.ledger.LedgerRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of every row. It is read by programs, so it has no byte order mark; its texts are guarded all the same. */
final class OutcomesFile implements AutoCloseable {

    static final List<String> COLUMNS = List.of(
            "row",
            "line",
            "status",
            "job_id",
            "record_id",
            "http_status",
            "code",
            "message",
            "attempts",
            "sent_at",
            "settled_at",
            "warnings");

    private final Csv csv;

    private OutcomesFile(Csv csv) {
        this.csv = csv;
    }

    static OutcomesFile open(Path file) {
        return new OutcomesFile(Csv.at(AtomicFile.at(file), COLUMNS));
    }

    void write(LedgerRow row) {
        boolean explained =
                row.code() != null || row.message() != null || row.problems().isEmpty();
        @Nullable Problem first = explained ? null : row.problems().get(0);
        csv.record(Arrays.<@Nullable Object>asList(
                row.row(),
                row.line(),
                row.status(),
                row.jobId(),
                row.recordId(),
                row.httpStatus(),
                first == null ? row.code() : first.code(),
                first == null ? row.message() : first.message(),
                row.attempts(),
                time(row.sentAt()),
                time(row.settledAt()),
                WarningText.of(row.warnings())));
    }

    /** Adds a record of an earlier file as it is. */
    void copy(OutcomesReader.OutcomeRecord record) {
        csv.copy(record.bytes());
    }

    /** Copies come next. */
    void flush() {
        csv.flush();
    }

    void publish() {
        csv.publish();
    }

    @Override
    public void close() {
        csv.close();
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : TimestampFormat.format(instant);
    }
}
