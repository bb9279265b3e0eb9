package dev.leadline.lead.reject;

/**
 * Keeps a spreadsheet from running a cell, or a part of one, as a formula, and can be undone exactly.
 *
 * <p>A cell is dangerous when its first character, after blanks and characters that nobody sees, starts a formula: {@code
 * =}, {@code +}, {@code -}, {@code @}, a tab or a line break, or a full-width form of these. Such a cell gets an
 * apostrophe in front. A cell that has apostrophes there already gets one more, so that taking one away always gives the
 * cell back: {@code unguard(guard(x))} equals {@code x} for every text.
 *
 * <p>A spreadsheet whose list separator is another than the file's cuts cells at it, and at the line breaks in them, since it
 * then takes no quote for one. So a semicolon, a bar, a tab or a line break before what starts a formula gets an apostrophe
 * behind it: {@code a;=1} becomes {@code a;'=1}. What stands between the two is the same with an apostrophe as without, so
 * that this is undone exactly too. Commas need none: they are the file's own separator.
 */
public final class FormulaGuard {

    private static final char APOSTROPHE = '\'';
    private static final String STARTS = "=+-@＝＋－＠﹦﹢﹣﹫";
    private static final String BREAKS = "\t\r\n";
    private static final String SEPARATORS = ";|" + BREAKS;

    private FormulaGuard() {}

    /**
     * Makes a cell safe to open in a spreadsheet.
     *
     * @param cell the cell as it stands, never null
     * @return the same text, or with apostrophes in front and behind separators
     */
    public static String guard(String cell) {
        String parts = guardParts(cell);
        return startsFormula(cell) ? APOSTROPHE + parts : parts;
    }

    private static String guardParts(String cell) {
        char[] guarded = new char[2 * cell.length()];
        int first = guarded.length;
        boolean startsFormula = false;
        for (int i = cell.length() - 1; i >= 0; i--) {
            if (startsFormula && isSeparator(cell.charAt(i))) {
                guarded[--first] = APOSTROPHE;
            }
            guarded[--first] = cell.charAt(i);
            startsFormula = startsFormula(cell.charAt(i), startsFormula);
        }
        return new String(guarded, first, guarded.length - first);
    }

    /**
     * Gives back what {@link #guard} was given.
     *
     * @param cell a cell that was guarded, never null
     * @return the same text, or without the apostrophes that {@code guard} adds
     */
    public static String unguard(String cell) {
        String parts = unguardParts(cell);
        boolean isGuarded = !cell.isEmpty() && cell.charAt(0) == APOSTROPHE && startsFormula(cell);
        return isGuarded ? parts.substring(1) : parts;
    }

    private static String unguardParts(String cell) {
        char[] plain = new char[cell.length()];
        int first = plain.length;
        boolean startsFormula = false;
        for (int i = cell.length() - 1; i >= 0; i--) {
            if (startsFormula && isSeparator(cell.charAt(i)) && cell.charAt(i + 1) == APOSTROPHE) {
                first++;
            }
            plain[--first] = cell.charAt(i);
            startsFormula = startsFormula(cell.charAt(i), startsFormula);
        }
        return new String(plain, first, plain.length - first);
    }

    /** Whether a formula starts at a character, or after it where nobody sees it. */
    private static boolean startsFormula(char character, boolean startsBehind) {
        return STARTS.indexOf(character) >= 0 || (startsBehind && isPassedOver(character));
    }

    // After a separator of its own, a spreadsheet takes the doubled quotes of the file for an empty text.
    private static boolean isPassedOver(char character) {
        return character == APOSTROPHE || character == '"' || isUnseen(character);
    }

    private static boolean isSeparator(char character) {
        return SEPARATORS.indexOf(character) >= 0;
    }

    private static boolean startsFormula(String cell) {
        int start = 0;
        while (start < cell.length() && cell.charAt(start) == APOSTROPHE) {
            start++;
        }
        for (int i = start; i < cell.length(); i++) {
            char character = cell.charAt(i);
            if (STARTS.indexOf(character) >= 0 || BREAKS.indexOf(character) >= 0) {
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
