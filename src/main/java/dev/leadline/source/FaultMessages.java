package dev.leadline.source;

import dev.leadline.source.RowFault.FaultKind;
import java.util.Locale;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/** The messages for malformed records. */
final class FaultMessages {

    private FaultMessages() {}

    static RowFault neverClosed(FilePosition opened) {
        return fault(FaultKind.UNCLOSED_QUOTE, "The quote that opens at %s is never closed.", opened);
    }

    static RowFault notClosedWithin(FilePosition opened, int chars) {
        return fault(
                FaultKind.UNCLOSED_QUOTE,
                "The quote that opens at %s is not closed within %,d characters (leadline.import.max-cell-chars).",
                opened,
                chars);
    }

    static RowFault unclosedSurplus(FilePosition opened, int columns) {
        return fault(
                FaultKind.UNCLOSED_QUOTE,
                "The quote that opens at %s is not closed on its line, and its cell is outside the table: the header"
                        + " has %s.",
                opened,
                counted(columns, "cell"));
    }

    static RowFault textAfterQuote(FilePosition opened, FilePosition closed) {
        return fault(
                FaultKind.TEXT_AFTER_QUOTE,
                "The quote that opens at %s is closed at %s, but more text follows.",
                opened,
                closed);
    }

    static RowFault quoteInCell(long line) {
        return fault(
                FaultKind.UNCLOSED_QUOTE,
                "A quote within a cell on line %,d is closed in another cell, so it is not clear where the cells end.",
                line);
    }

    static RowFault cellTooLong(long line, int cell, int chars) {
        return fault(
                FaultKind.CELL_TOO_LONG,
                "Cell %d on line %d is longer than %,d characters (leadline.import.max-cell-chars).",
                cell,
                line,
                chars);
    }

    static RowFault recordTooLong(long line, int chars) {
        return fault(
                FaultKind.CELL_TOO_LONG,
                "The row that starts on line %d is longer than %,d characters (leadline.import.max-row-chars).",
                line,
                chars);
    }

    static RowFault cutOff(RowFault fault, int kept) {
        return fault(fault.kind(), "%s Only the first %,d characters of the line are kept.", fault.detail(), kept);
    }

    /**
     * The fault of the first character that is not valid text, or null.
     *
     * @param charset the display name of the charset
     */
    static @Nullable RowFault inText(RawRecord frame, String charset) {
        int damaged = frame.text().indexOf(Dialect.REPLACEMENT);
        if (damaged >= 0) {
            return fault(
                    FaultKind.UNDECODABLE,
                    "There are bytes at %s that are not valid %s, or a character that was already damaged (U+FFFD).",
                    frame.placeOf(damaged),
                    charset);
        }
        int nul = frame.text().indexOf('\0');
        return nul < 0
                ? null
                : fault(
                        FaultKind.UNDECODABLE,
                        "There is a NUL character at %s, which is not valid text.",
                        frame.placeOf(nul));
    }

    static RowFault ragged(RawRecord frame, int found, int columns) {
        FaultKind kind = found > columns ? FaultKind.TOO_MANY_CELLS : FaultKind.TOO_FEW_CELLS;
        String lines = frame.line() == frame.lastLine()
                ? ""
                : ", which spans lines %d to %d,".formatted(frame.line(), frame.lastLine());
        return fault(kind, "The row%s has %s, but the header has %d.", lines, counted(found, "cell"), columns);
    }

    static RowFault valueWithoutName(int cell) {
        return fault(
                FaultKind.TOO_MANY_CELLS,
                "The row has a value in cell %d, but the column has no name in the header.",
                cell);
    }

    static RowFault noResult(Cell formula) {
        return fault(
                FaultKind.NO_RESULT,
                "Cell %s contains a formula whose result is not stored in the file.",
                formula.getAddress());
    }

    static RowFault ofOtherTable(long headerLine) {
        return fault(
                FaultKind.OTHER_TABLE, "Line %d is the header of another table, and this row is below it.", headerLine);
    }

    private static String counted(int count, String noun) {
        return count == 1 ? "1 " + noun : String.format(Locale.ROOT, "%,d %ss", count, noun);
    }

    private static RowFault fault(FaultKind kind, String sentence, Object... arguments) {
        return new RowFault(kind, String.format(Locale.ROOT, sentence, arguments));
    }
}
