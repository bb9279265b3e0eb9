package dev.leadline.source;

/**
 * What a record may look like.
 *
 * @param dialect delimiter and quote
 * @param columns how many columns the file has, or may have as long as its header is unknown
 * @param maxCellChars the longest cell in characters
 * @param maxRecordChars the longest record in characters: it bounds how far a broken one is followed, and what is held of it
 */
record RecordRules(Dialect dialect, int columns, int maxCellChars, int maxRecordChars) {

    private static final int MOST_CHARS = Integer.MAX_VALUE / 4;

    RecordRules {
        maxCellChars = Math.min(maxCellChars, MOST_CHARS);
        maxRecordChars = Math.min(maxRecordChars, MOST_CHARS);
    }

    static RecordRules of(Dialect dialect, int columns, SourceLimits limits) {
        return new RecordRules(dialect, columns, limits.maxCellChars(), limits.maxRowChars());
    }
}
