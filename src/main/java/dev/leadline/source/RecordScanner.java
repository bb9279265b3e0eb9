package dev.leadline.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the end of the record at the start of a window, by the rules of Commons CSV: a quote opens only where a cell
 * starts, and white space may follow the one that closes it. Blanks may stand before the one that opens: no writer leaves a
 * quote unquoted there, but people and small programs put a blank behind each comma.
 */
final class RecordScanner {

    private final CharWindow window;
    private final RecordRules rules;
    private final int maxRecordChars;
    private final char delimiter;
    private final char quote;

    private final long firstLine;
    private final List<Padding> padding = new ArrayList<>(0);
    private int position;
    private int cell;
    private int cellStart;
    private long line;
    private int lineStart;

    RecordScanner(CharWindow window, RecordRules rules, long line) {
        this.window = window;
        this.rules = rules;
        this.maxRecordChars = rules.maxRecordChars();
        this.delimiter = rules.dialect().delimiter();
        this.quote = rules.dialect().quote();
        this.firstLine = line;
        this.line = line;
    }

    /** Goes to the end of the record, or to where it turns out to be none; then says why. */
    @Nullable
    RowFault run() throws IOException {
        RowFault fault;
        do {
            cell++;
            cellStart = position;
            fault = passPadding() ? quotedCell() : plainCell();
        } while (fault == null && passDelimiter());
        return fault;
    }

    /** How many characters the record has, its line end left out. */
    int length() {
        return position;
    }

    /** The record's text without the blanks that stand before opening quotes. */
    String withoutPadding(String text) {
        if (padding.isEmpty()) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text);
        for (int i = padding.size() - 1; i >= 0; i--) {
            kept.delete(padding.get(i).from(), padding.get(i).to());
        }
        return kept.toString();
    }

    /** The physical line on which the record ends. */
    long lastLine() {
        return line;
    }

    private boolean passDelimiter() throws IOException {
        if (window.at(position) != delimiter) {
            return false;
        }
        position++;
        return true;
    }

    private boolean passPadding() throws IOException {
        int at = position;
        while (isBlank(window.at(at)) && at - cellStart < rules.maxCellChars()) {
            at++;
        }
        if (window.at(at) != quote) {
            return false;
        }
        if (at > cellStart) {
            padding.add(new Padding(cellStart, at));
            cellStart = at;
            position = at;
        }
        return true;
    }

    private boolean isBlank(int c) {
        return c == ' ' || (c == '\t' && delimiter != '\t');
    }

    private @Nullable RowFault plainCell() throws IOException {
        int bound = Math.min(cellStart + rules.maxCellChars(), maxRecordChars);
        while (position <= bound) {
            int c = window.at(position);
            if (c == delimiter || c == '\n' || c == '\r' || c == CharWindow.END) {
                return null;
            }
            position++;
        }
        return position > maxRecordChars
                ? FaultMessages.recordTooLong(firstLine, maxRecordChars)
                : FaultMessages.cellTooLong(line, cell, rules.maxCellChars());
    }

    private @Nullable RowFault quotedCell() throws IOException {
        Opening opening = new Opening(line, lineStart);
        int bound = cellStart + 1 + rules.maxCellChars();
        position++;
        while (position <= Math.min(bound, maxRecordChars)) {
            int c = window.at(position);
            if (c == quote) {
                if (window.at(position + 1) != quote) {
                    return closingQuote(opening);
                }
                position += 2;
                bound++;
            } else if (c == '\n' || c == '\r') {
                if (cell > rules.columns()) {
                    return FaultMessages.unclosedSurplus(where(opening), rules.columns());
                }
                passLineEnd();
            } else if (c == CharWindow.END) {
                return FaultMessages.neverClosed(where(opening));
            } else {
                position++;
            }
        }
        return tooLong(opening);
    }

    private void passLineEnd() throws IOException {
        position += window.lineEndLength(position);
        lineStart = position;
        line++;
    }

    private @Nullable RowFault closingQuote(Opening opening) throws IOException {
        int closedAt = position++;
        while (position <= maxRecordChars) {
            int c = window.at(position);
            if (c == delimiter || c == '\n' || c == '\r' || c == CharWindow.END) {
                return null;
            }
            if (!Character.isWhitespace(c)) {
                return FaultMessages.textAfterQuote(where(opening), place(line, lineStart, closedAt));
            }
            position++;
        }
        return FaultMessages.recordTooLong(firstLine, maxRecordChars);
    }

    private RowFault tooLong(Opening opening) throws IOException {
        if (opening.line() < line) {
            return FaultMessages.notClosedWithin(where(opening), rules.maxCellChars());
        }
        return position > maxRecordChars
                ? FaultMessages.recordTooLong(firstLine, maxRecordChars)
                : FaultMessages.cellTooLong(line, cell, rules.maxCellChars());
    }

    private FilePosition where(Opening opening) {
        return place(opening.line(), opening.lineStart(), cellStart);
    }

    private FilePosition place(long onLine, int startOfLine, int offset) {
        return new FilePosition(onLine, window.charactersBetween(startOfLine, offset) + 1);
    }

    /** The blanks before an opening quote, by their offsets. */
    private record Padding(int from, int to) {}

    /** The physical line that was being read when a quote opened, and the offset of its first character. */
    private record Opening(long line, int lineStart) {}
}
