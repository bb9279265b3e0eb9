package dev.leadline.source;

import org.jspecify.annotations.Nullable;

/**
 * The text of one record, or the physical line that could not become one.
 *
 * @param line the physical line on which it starts, from 1
 * @param lastLine the physical line on which it ends
 * @param text its characters without the line end; of an endless line only the first ones
 * @param csv the text as Commons CSV reads it: without padding, and with quotes written twice within others
 * @param fault why it cannot be taken apart into cells, or null when it can
 */
record RawRecord(
        long line,
        long lastLine,
        String text,
        String csv,
        @Nullable RowFault fault) {

    RawRecord(long line, long lastLine, String text, @Nullable RowFault fault) {
        this(line, lastLine, text, text, fault);
    }

    /** The same with another fault. */
    RawRecord with(RowFault other) {
        return new RawRecord(line, lastLine, text, csv, other);
    }

    /** Where in the file a character of the text stands. */
    FilePosition placeOf(int index) {
        long onLine = line;
        int lineStart = 0;
        for (int i = 0; i < index; i++) {
            if (endsLine(i)) {
                onLine++;
                lineStart = i + 1;
            }
        }
        return new FilePosition(onLine, text.codePointCount(lineStart, index) + 1);
    }

    private boolean endsLine(int index) {
        char c = text.charAt(index);
        return c == '\n' || (c == '\r' && !text.startsWith("\n", index + 1));
    }
}
