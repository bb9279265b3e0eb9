package dev.leadline.source;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How lead files are to be read.
 *
 * @param limits how much a file may hold
 * @param charset what text is written in, or null to tell it from the content; a byte order mark wins over it
 * @param delimiter what stands between two cells, or null to tell it from the content; wins over a {@code sep=} line
 * @param sheet the name of the sheet to be read of a workbook, or null for the one with the leads
 * @param hiddenRows whether the hidden rows of a sheet are read, too
 * @param hasHeader whether a header names the columns; without one, they are named Column 1, Column 2 and so on
 */
public record ReadOptions(
        SourceLimits limits,
        @Nullable Charset charset,
        @Nullable Character delimiter,
        @Nullable String sheet,
        boolean hiddenRows,
        boolean hasHeader) {

    /** The usual limits, and everything else told from the content. */
    public static final ReadOptions DEFAULTS = within(SourceLimits.DEFAULTS);

    public ReadOptions {
        if (delimiter != null && !isDelimiter(delimiter)) {
            throw new IllegalArgumentException("a delimiter is neither a letter, a digit, a quote nor a line end");
        }
    }

    /** Whether a character can stand between two cells. */
    public static boolean isDelimiter(char character) {
        return !Character.isLetterOrDigit(character) && "\"\r\n".indexOf(character) < 0;
    }

    /**
     * The same for another choice of rows in a workbook.
     *
     * @param name of the sheet, or null for the one with the leads
     * @param withHiddenRows whether its hidden rows are read, too
     * @return a copy
     */
    public ReadOptions ofSheet(@Nullable String name, boolean withHiddenRows) {
        return new ReadOptions(limits, charset, delimiter, name, withHiddenRows, hasHeader);
    }

    /**
     * The same for a file whose first line is a row already.
     *
     * @return a copy
     */
    public ReadOptions withoutHeader() {
        return new ReadOptions(limits, charset, delimiter, sheet, hiddenRows, false);
    }

    /**
     * Everything but the limits told from the content.
     *
     * @param limits how much a file may hold
     * @return how to read files
     */
    public static ReadOptions within(SourceLimits limits) {
        return new ReadOptions(limits, null, null, null, false, true);
    }
}
