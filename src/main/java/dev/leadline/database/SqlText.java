package dev.leadline.database;

/** Text as both databases can keep it. */
public final class SqlText {

    /** So many characters H2 keeps in a column without a width. */
    public static final int LONGEST = 1_000_000;

    private SqlText() {}

    /** Cut to a column's width, and without NUL, which PostgreSQL cannot keep. */
    public static String fit(String text, int chars) {
        String kept = text.replace("\0", "");
        if (kept.length() <= chars) {
            return kept;
        }
        int end = Character.isHighSurrogate(kept.charAt(chars - 2)) ? chars - 2 : chars - 1;
        return kept.substring(0, end) + "…";
    }
}
