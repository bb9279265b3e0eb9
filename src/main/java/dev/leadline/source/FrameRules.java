package dev.leadline.source;

/**
 * What a record may look like.
 *
 * @param dialect delimiter and quote
 * @param columns how many columns the file has, or may have as long as its header is unknown
 * @param maxCellChars the longest cell in characters
 */
record FrameRules(Dialect dialect, int columns, int maxCellChars) {

    private static final long LONGEST_CELLS_A_RECORD = 10;

    /** The longest record in characters: it bounds how far a broken one is followed, and what is held of it. */
    int maxRecordChars() {
        return (int) Math.min(LONGEST_CELLS_A_RECORD * maxCellChars, Integer.MAX_VALUE / 8);
    }
}
