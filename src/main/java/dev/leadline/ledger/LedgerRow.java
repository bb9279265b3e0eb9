package dev.leadline.ledger;

import dev.leadline.lead.Problem;
import dev.leadline.lead.Warning;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one row.
 *
 * @param row the record's number, from 1
 * @param line the physical line where it starts, from 1
 * @param status where it stands
 * @param cells as they stand in the file; none where the personal data of the row was deleted
 * @param jobId what Propexo calls the latest write, or null
 * @param recordId the created record, or null where none was given
 * @param httpStatus of the latest answer, or null
 * @param code of the latest answer or the first problem, or null
 * @param message for a person, or null
 * @param attempts how often it was claimed
 * @param sentAt when it was claimed last, or null
 * @param settledAt when its status became final, or null
 * @param problems why it was rejected; empty for every other status
 * @param replacedBy the fixed reject that stands in for it, or null
 * @param dismissal a person's decision not to send it, or null
 * @param warnings what its lead does not say of it; mostly empty
 */
public record LedgerRow(
        long row,
        long line,
        RowStatus status,
        List<String> cells,
        @Nullable String jobId,
        @Nullable String recordId,
        @Nullable Integer httpStatus,
        @Nullable String code,
        @Nullable String message,
        int attempts,
        @Nullable Instant sentAt,
        @Nullable Instant settledAt,
        List<Problem> problems,
        @Nullable RowRef replacedBy,
        @Nullable Dismissal dismissal,
        List<Warning> warnings) {

    public LedgerRow {
        cells = List.copyOf(cells);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** Whether its personal data was deleted. A row as it was read has a cell at least. */
    public boolean isDeleted() {
        return cells.isEmpty();
    }

    /** Whether a person can still correct the row and have it sent. */
    public boolean isOpenReject() {
        return RowStatus.FIXABLE.contains(status) && replacedBy == null && dismissal == null && !isDeleted();
    }
}
