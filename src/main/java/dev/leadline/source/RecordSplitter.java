package dev.leadline.source;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into records. Where a quote is broken, only the physical line on which its record starts is given up, and
 * the next line starts a record of its own: an unclosed quote swallows nothing.
 */
final class RecordSplitter implements Closeable {

    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private final CharWindow window;
    private final RecordRules rules;
    private long line = 1;

    RecordSplitter(CharWindow window, RecordRules rules) {
        this.window = window;
        this.rules = rules;
    }

    /** The next record or broken line, or null at the end of the text; lines without a character are passed over. */
    @Nullable
    RawRecord next() throws IOException {
        passByteOrderMark();
        passEmptyLines();
        if (window.at(0) == CharWindow.END) {
            return null;
        }
        RecordScanner scan = new RecordScanner(window, rules, line);
        RowFault fault = scan.run();
        return fault == null ? whole(scan) : firstLineOf(fault);
    }

    /** Passes over whole physical lines, whatever stands in them. */
    void passLinesBefore(long first) throws IOException {
        while (line < first && window.at(0) != CharWindow.END) {
            dropRestOfLine();
            passLineEnd();
        }
    }

    @Override
    public void close() throws IOException {
        window.close();
    }

    private void passByteOrderMark() throws IOException {
        if (line == 1 && window.at(0) == BYTE_ORDER_MARK) {
            window.advance(1);
        }
    }

    private void passEmptyLines() throws IOException {
        while (window.isLineEnd(0) && window.at(0) != CharWindow.END) {
            passLineEnd();
        }
    }

    private RawRecord whole(RecordScanner scan) throws IOException {
        String text = window.text(scan.length());
        RawRecord frame = new RawRecord(line, scan.lastLine(), text, scan.edited(text), null);
        window.advance(scan.length());
        line = scan.lastLine();
        passLineEnd();
        return frame;
    }

    private RawRecord firstLineOf(RowFault fault) throws IOException {
        int length = 0;
        while (length < rules.maxRecordChars() && !window.isLineEnd(length)) {
            length++;
        }
        String text = window.text(length);
        window.advance(length);
        boolean all = window.isLineEnd(0);
        RawRecord frame = new RawRecord(line, line, text, all ? fault : FaultMessages.cutOff(fault, length));
        dropRestOfLine();
        passLineEnd();
        return frame;
    }

    private void dropRestOfLine() throws IOException {
        while (!window.isLineEnd(0)) {
            window.advance(1);
        }
    }

    private void passLineEnd() throws IOException {
        window.advance(window.lineEndLength(0));
        line++;
    }
}
