package dev.leadline.source;

/**
 * How much a lead file may hold before it is refused or a row of it is faulty.
 *
 * @param maxCellChars the longest cell in characters; a longer one is a fault of its row, and so is a record of more than
 *     ten times as many
 * @param maxColumns the most columns of a header; more refuse the file
 * @param maxFileBytes the largest file in bytes; a larger one is refused
 */
public record SourceLimits(int maxCellChars, int maxColumns, long maxFileBytes) {

    /** The limits that hold unless settings say otherwise. */
    public static final SourceLimits DEFAULTS = new SourceLimits(100_000, 1_000, 4L << 30);

    public SourceLimits {
        if (maxCellChars < 1 || maxColumns < 1 || maxFileBytes < 1) {
            throw new IllegalArgumentException("limits of a file are positive numbers");
        }
    }
}
