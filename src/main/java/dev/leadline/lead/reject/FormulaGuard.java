package dev.leadline.lead.reject;

/**
 * Keeps a spreadsheet from running a cell as a formula, and can be undone exactly.
 *
 * <p>A cell is dangerous when its first character, after blanks and characters that nobody sees, starts a formula: {@code
 * =}, {@code +}, {@code -}, {@code @}, a tab or a line break, or a full-width form of these. Such a cell gets an
 * apostrophe in front. A cell that has apostrophes there already gets one more, so that taking one away always gives the
 * cell back: {@code unguard(guard(x))} equals {@code x} for every text.
 */
public final class FormulaGuard {

    private static final char APOSTROPHE = '\'';
    private static final String TRIGGERS = "=+-@\t\r\n＝＋－＠﹦﹢﹣﹫";

    private FormulaGuard() {}

    /**
     * Makes a cell safe to open in a spreadsheet.
     *
     * @param cell the cell as it stands, never null
     * @return the same text, or with one apostrophe in front
     */
    public static String guard(String cell) {
        return startsFormula(cell, apostrophes(cell)) ? APOSTROPHE + cell : cell;
    }

    /**
     * Gives back what {@link #guard} was given.
     *
     * @param cell a cell that was guarded, never null
     * @return the same text, or without its first apostrophe
     */
    public static String unguard(String cell) {
        int apostrophes = apostrophes(cell);
        return apostrophes > 0 && startsFormula(cell, apostrophes) ? cell.substring(1) : cell;
    }

    private static int apostrophes(String cell) {
        int count = 0;
        while (count < cell.length() && cell.charAt(count) == APOSTROPHE) {
            count++;
        }
        return count;
    }

    private static boolean startsFormula(String cell, int from) {
        for (int i = from; i < cell.length(); i++) {
            char character = cell.charAt(i);
            if (TRIGGERS.indexOf(character) >= 0) {
                return true;
            }
            if (!isUnseen(character)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isUnseen(char character) {
        return Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
