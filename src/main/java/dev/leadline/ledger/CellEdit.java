package dev.leadline.ledger;

/**
 * A cell of a file that a person changed before the import, or the decision that a row is not sent.
 *
 * @param row the record's number, from 1
 * @param column its place, from 0; {@link #WHOLE_ROW} for a decision about the row
 * @param original the cell as it stands in the file; empty for a row
 * @param text the cell as it is imported; for a row, empty where it is sent after all
 */
public record CellEdit(long row, int column, String original, String text) {

    /** The column of a decision about a row. */
    public static final int WHOLE_ROW = -1;

    private static final String SKIPPED = "skipped";

    /** The decision whether a row is sent. */
    public static CellEdit ofRow(long row, boolean isSkipped) {
        return new CellEdit(row, WHOLE_ROW, "", isSkipped ? SKIPPED : "");
    }

    /** Whether it is about the row and not about a cell. */
    public boolean isOfRow() {
        return column == WHOLE_ROW;
    }

    /** Whether it makes any difference to the file. */
    public boolean isChange() {
        return !text.equals(original);
    }
}
