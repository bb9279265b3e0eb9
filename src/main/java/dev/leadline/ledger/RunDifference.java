package dev.leadline.ledger;

import dev.leadline.message.UserMessage;
import java.util.List;

/**
 * How a run of a schedule differs from earlier ones.
 *
 * @param kind in what
 * @param columns the columns of which it tells; empty for numbers
 * @param now the number of this run: rows, or a share in percent; 0 for columns
 * @param usual the median of the earlier runs
 */
public record RunDifference(DifferenceKind kind, List<String> columns, long now, long usual) {

    public RunDifference {
        columns = List.copyOf(columns);
    }

    /** What can differ. */
    public enum DifferenceKind {
        /** The column with the consent of leads is missing. */
        MISSING_CONSENT,
        /** Columns of the last run are missing. */
        MISSING_COLUMNS,
        /** There are columns that the last run did not have. */
        NEW_COLUMNS,
        /** At least twice the usual rows. */
        MORE_ROWS,
        /** At most half of the usual rows. */
        FEWER_ROWS,
        /** At least twice the usual share of rejected rows. */
        MORE_REJECTS,
        /** At least twice the usual share of duplicates. */
        MORE_DUPLICATES
    }

    /** In numbers, without the names of columns, such as {@code 412 rows instead of about 200}. */
    public String brief() {
        return message().text();
    }

    private UserMessage message() {
        return switch (kind) {
            case MISSING_CONSENT -> UserMessage.of("ledger.difference.missing-consent");
            case MISSING_COLUMNS ->
                columns.size() == 1
                        ? UserMessage.of("ledger.difference.missing-column")
                        : UserMessage.of("ledger.difference.missing-columns", columns.size());
            case NEW_COLUMNS ->
                columns.size() == 1
                        ? UserMessage.of("ledger.difference.new-column")
                        : UserMessage.of("ledger.difference.new-columns", columns.size());
            case MORE_ROWS, FEWER_ROWS ->
                now == 1
                        ? UserMessage.of("ledger.difference.one-row", usual)
                        : UserMessage.of("ledger.difference.rows", now, usual);
            case MORE_REJECTS -> UserMessage.of("ledger.difference.rejects", now, usual);
            case MORE_DUPLICATES -> UserMessage.of("ledger.difference.duplicates", now, usual);
        };
    }
}
