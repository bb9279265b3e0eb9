package dev.leadline.ledger;

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
        return switch (kind) {
            case MISSING_CONSENT -> "the consent column is missing";
            case MISSING_COLUMNS -> columns(columns.size()) + " missing";
            case NEW_COLUMNS -> columns.size() + " new column" + (columns.size() == 1 ? "" : "s");
            case MORE_ROWS, FEWER_ROWS -> "%d row%s instead of about %d".formatted(now, now == 1 ? "" : "s", usual);
            case MORE_REJECTS -> "%d%% of rows rejected instead of about %d%%".formatted(now, usual);
            case MORE_DUPLICATES -> "%d%% duplicates instead of about %d%%".formatted(now, usual);
        };
    }

    private static String columns(int count) {
        return count == 1 ? "1 column is" : count + " columns are";
    }
}
