package dev.leadline.source;

/**
 * What a record may look like.
 *
 * @param dialect delimiter and quote
 * @param columns how many columns the file has, or may have as long as its header is unknown
 * @param maxCellChars the longest cell in characters
 */
record FrameRules(Dialect dialect, int columns, int maxCellChars) {

    private static final int LONGEST_CELLS_A_RECORD = 10;
    private static final int MOST_CELL_CHARS = Integer.MAX_VALUE / (4 * LONGEST_CELLS_A_RECORD);

    FrameRules {
        maxCellChars = Math.min(maxCellChars, MOST_CELL_CHARS);
    }

    /** The longest record in characters: it bounds how far a broken one is followed, and what is held of it. */
    int maxRecordChars() {
        return LONGEST_CELLS_A_RECORD * maxCellChars;
    }
}
