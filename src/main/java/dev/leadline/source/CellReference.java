package dev.leadline.source;

import java.util.OptionalInt;

/** Positions in a sheet as workbooks write them, such as {@code B12}, and the most that Excel knows. */
final class CellReference {

    /** Excel's last column is XFD. */
    static final int MAX_COLUMNS = 16_384;

    private static final int MAX_ROWS = 1_048_576;
    private static final int MAX_ROW_DIGITS = 7;

    private static final int LETTERS = 26;

    private CellReference() {}

    /**
     * The column that a reference names.
     *
     * @param reference letters, and mostly digits after them; either may stand behind a dollar sign
     * @return from 1 on; {@link #MAX_COLUMNS} + 1 for everything beyond Excel's last column; empty where no column is named
     */
    static OptionalInt column(String reference) {
        int column = 0;
        int start = reference.startsWith("$") ? 1 : 0;
        for (int i = start; i < reference.length() && isLetter(reference.charAt(i)); i++) {
            column = Math.min(column * LETTERS + (reference.charAt(i) & 31), MAX_COLUMNS + 1);
        }
        return column == 0 ? OptionalInt.empty() : OptionalInt.of(column);
    }

    /** Whether a row's number is greater than any that Excel knows; what is no number is not. */
    static boolean isBeyondRows(String number) {
        String digits = number.replaceFirst("^0+", "");
        return digits.matches("[0-9]+") && (digits.length() > MAX_ROW_DIGITS || Integer.parseInt(digits) > MAX_ROWS);
    }

    /**
     * The letters of a column.
     *
     * @param column from 1 on
     */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.append((char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.reverse().toString();
    }

    private static boolean isLetter(char character) {
        return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
    }
}
