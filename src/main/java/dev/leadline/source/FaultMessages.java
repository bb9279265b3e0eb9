package dev.leadline.source;

import dev.leadline.message.UserMessage;
import dev.leadline.source.RowFault.FaultKind;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/** The messages for malformed records. */
final class FaultMessages {

    private FaultMessages() {}

    static RowFault neverClosed(FilePosition opened) {
        return fault(FaultKind.UNCLOSED_QUOTE, UserMessage.of("source.fault.never-closed", opened));
    }

    static RowFault notClosedWithin(FilePosition opened, int chars) {
        return fault(FaultKind.UNCLOSED_QUOTE, UserMessage.of("source.fault.not-closed-within", opened, chars));
    }

    static RowFault unclosedSurplus(FilePosition opened, int columns) {
        return fault(
                FaultKind.UNCLOSED_QUOTE, UserMessage.of("source.fault.not-closed-outside", opened, cells(columns)));
    }

    static RowFault textAfterQuote(FilePosition opened, FilePosition closed) {
        return fault(FaultKind.TEXT_AFTER_QUOTE, UserMessage.of("source.fault.text-after-quote", opened, closed));
    }

    static RowFault quoteInCell(long line) {
        return fault(FaultKind.UNCLOSED_QUOTE, UserMessage.of("source.fault.quote-in-cell", line));
    }

    static RowFault cellTooLong(long line, int cell, int chars) {
        return fault(FaultKind.CELL_TOO_LONG, UserMessage.of("source.fault.cell-too-long", cell, line, chars));
    }

    static RowFault recordTooLong(long line, int chars) {
        return fault(FaultKind.CELL_TOO_LONG, UserMessage.of("source.fault.row-too-long", line, chars));
    }

    static RowFault cutOff(RowFault fault, int kept) {
        return fault(fault.kind(), UserMessage.of("source.fault.cut-off", fault.detail(), kept));
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
                    FaultKind.UNDECODABLE, UserMessage.of("source.fault.undecodable", frame.placeOf(damaged), charset));
        }
        int nul = frame.text().indexOf('\0');
        return nul < 0 ? null : fault(FaultKind.UNDECODABLE, UserMessage.of("source.fault.nul", frame.placeOf(nul)));
    }

    static RowFault ragged(RawRecord frame, int found, int columns) {
        FaultKind kind = found > columns ? FaultKind.TOO_MANY_CELLS : FaultKind.TOO_FEW_CELLS;
        return fault(
                kind,
                frame.line() == frame.lastLine()
                        ? UserMessage.of("source.fault.ragged", cells(found), columns)
                        : UserMessage.of(
                                "source.fault.ragged-on-lines", frame.line(), frame.lastLine(), cells(found), columns));
    }

    static RowFault valueWithoutName(int cell) {
        return fault(FaultKind.TOO_MANY_CELLS, UserMessage.of("source.fault.value-without-name", cell));
    }

    static RowFault noResult(Cell formula) {
        return fault(FaultKind.NO_RESULT, UserMessage.of("source.fault.no-result", formula.getAddress()));
    }

    static RowFault ofOtherTable(long headerLine) {
        return fault(FaultKind.OTHER_TABLE, UserMessage.of("source.fault.other-table", headerLine));
    }

    private static UserMessage cells(int count) {
        return count == 1 ? UserMessage.of("source.fault.one-cell") : UserMessage.of("source.fault.cells", count);
    }

    private static RowFault fault(FaultKind kind, UserMessage sentence) {
        return new RowFault(kind, sentence.text());
    }
}
