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
    private final String delimiter;
    private final char firstOfDelimiter;
    private final Quoting quoting;
    private final char quote;
    private final StrayQuotes strayQuotes;

    private final long firstLine;
    private final List<Edit> edits = new ArrayList<>(0);
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
        this.firstOfDelimiter = delimiter.charAt(0);
        this.quoting = rules.dialect().quoting();
        this.quote = quoting.close();
        this.strayQuotes = new StrayQuotes(window, delimiter);
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

    /** The record's text as Commons CSV has to see it: without padding, and with quotes written twice within others. */
    String edited(String text) {
        if (edits.isEmpty()) {
            return text;
        }
        StringBuilder edited = new StringBuilder(text);
        for (int i = edits.size() - 1; i >= 0; i--) {
            edited.replace(edits.get(i).from(), edits.get(i).to(), edits.get(i).by());
        }
        return edited.toString();
    }

    /** The physical line on which the record ends. */
    long lastLine() {
        return line;
    }

    private boolean passDelimiter() throws IOException {
        if (!isDelimiter(position)) {
            return false;
        }
        position += delimiter.length();
        return true;
    }

    private boolean isDelimiter(int at) throws IOException {
        if (window.at(at) != firstOfDelimiter) {
            return false;
        }
        for (int i = 1; i < delimiter.length(); i++) {
            if (window.at(at + i) != delimiter.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean passPadding() throws IOException {
        int at = position;
        while (isBlank(window.at(at)) && at - cellStart < rules.maxCellChars()) {
            at++;
        }
        int opening = window.at(at);
        if (!quoting.opens(opening)) {
            passSpace();
            return false;
        }
        dropUpTo(at);
        if (opening != quote) {
            edits.add(new Edit(at, at + 1, String.valueOf(quote)));
        }
        return true;
    }

    private void passSpace() throws IOException {
        if (rules.dialect().isSpaced() && cell > 1 && window.at(cellStart) == ' ') {
            dropUpTo(cellStart + 1);
        }
    }

    private void dropUpTo(int at) {
        if (at > cellStart) {
            edits.add(new Edit(cellStart, at, ""));
            cellStart = at;
            position = at;
        }
    }

    private boolean isBlank(int c) {
        return (c == ' ' && firstOfDelimiter != ' ') || (c == '\t' && firstOfDelimiter != '\t');
    }

    private @Nullable RowFault plainCell() throws IOException {
        int bound = Math.min(cellStart + rules.maxCellChars(), maxRecordChars);
        while (position <= bound) {
            int c = window.at(position);
            if (c == '\n' || c == '\r' || c == CharWindow.END || (c == firstOfDelimiter && isDelimiter(position))) {
                return strayQuotes.tore(cellStart, position) && quoting.equals(Quoting.STANDARD)
                        ? FaultMessages.quoteInCell(line)
                        : null;
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
            if (c == '\\' && quoting.escaped() && isEscapable(window.at(position + 1))) {
                passEscaped();
                bound++;
            } else if (c == quote) {
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

    private boolean isEscapable(int c) {
        return c == quote || c == '\\';
    }

    private void passEscaped() throws IOException {
        edits.add(new Edit(position, position + 1, window.at(position + 1) == quote ? String.valueOf(quote) : ""));
        position += 2;
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
            if (c == '\n' || c == '\r' || c == CharWindow.END || (c == firstOfDelimiter && isDelimiter(position))) {
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

    /** What stands between two offsets is written otherwise. */
    private record Edit(int from, int to, String by) {}

    /** The physical line that was being read when a quote opened, and the offset of its first character. */
    private record Opening(long line, int lineStart) {}
}
