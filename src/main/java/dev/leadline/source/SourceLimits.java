package dev.leadline.source;

/**
 * How much a lead file may hold before it is refused or a row of it is faulty.
 *
 * @param maxCellChars the longest cell in characters; a longer one is a fault of its row
 * @param maxRowChars the longest row in characters, over all the lines that its quotes hold together; a longer one is faulty
 * @param maxColumns the most columns of a header; more refuse the file
 * @param maxFileBytes the largest file in bytes, as it stands on the disk; a larger one is refused
 * @param maxUnpackedBytes the most bytes that an archive or a workbook may unpack to; more refuse the file
 * @param maxExpansion how many times its own size an archive or a workbook may unpack to, where that is more than a megabyte
 * @param maxWorkbookMemory about how many bytes of memory the reading of a workbook may take; one that needs more is refused
 */
public record SourceLimits(
        int maxCellChars,
        int maxRowChars,
        int maxColumns,
        long maxFileBytes,
        long maxUnpackedBytes,
        int maxExpansion,
        long maxWorkbookMemory) {

    /** The limits that hold unless settings say otherwise. */
    public static final SourceLimits DEFAULTS =
            new SourceLimits(100_000, 1_000_000, 1_000, 4L << 30, 4L << 30, 200, usualWorkbookMemory());

    public SourceLimits {
        if (maxCellChars < 1
                || maxRowChars < 1
                || maxColumns < 1
                || maxFileBytes < 1
                || maxUnpackedBytes < 1
                || maxExpansion < 1
                || maxWorkbookMemory < 1) {
            throw new IllegalArgumentException("limits of a file are positive numbers");
        }
    }

    /**
     * The memory that a workbook may take unless settings say otherwise.
     *
     * @return a quarter of what this Java process may use, in bytes
     */
    public static long usualWorkbookMemory() {
        return Runtime.getRuntime().maxMemory() / 4;
    }
}
