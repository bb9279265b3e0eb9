package dev.leadline.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;

/** A text from the record in hand onwards: looks ahead as far as it is asked to, and holds no more than that. */
final class CharWindow implements Closeable {

    /** Stands behind the last character. */
    static final int END = -1;

    private static final int FIRST_CAPACITY = 1 << 15;

    private final Reader reader;
    private char[] chars = new char[FIRST_CAPACITY];
    private int start;
    private int end;

    CharWindow(Reader reader) {
        this.reader = reader;
    }

    /** The character that stands {@code offset} characters behind the start, or {@link #END}. */
    int at(int offset) throws IOException {
        return start + offset < end || load(offset) ? chars[start + offset] : END;
    }

    /** Whether a physical line ends at the offset: with a line feed, a carriage return, or the text itself. */
    boolean isLineEnd(int offset) throws IOException {
        int c = at(offset);
        return c == '\n' || c == '\r' || c == END;
    }

    /** How many characters make up the line end at the offset: none at the end of the text, two for CR LF. */
    int lineEndLength(int offset) throws IOException {
        int c = at(offset);
        if (c == END) {
            return 0;
        }
        return c == '\r' && at(offset + 1) == '\n' ? 2 : 1;
    }

    /** The first {@code length} characters, all of which have been looked at. */
    String text(int length) {
        return new String(chars, start, length);
    }

    /** How many characters a reader sees between two offsets that have been looked at. */
    int charactersBetween(int from, int to) {
        return Character.codePointCount(chars, start + from, to - from);
    }

    /** Lets go of the first {@code length} characters, all of which have been looked at. */
    void advance(int length) {
        start += length;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean load(int offset) throws IOException {
        while (start + offset >= end) {
            makeRoom();
            int count = reader.read(chars, end, chars.length - end);
            if (count < 0) {
                return false;
            }
            end += count;
        }
        return true;
    }

    private void makeRoom() {
        if (end < chars.length) {
            return;
        }
        char[] target = end - start > chars.length / 2 ? new char[chars.length * 2] : chars;
        System.arraycopy(chars, start, target, 0, end - start);
        chars = target;
        end -= start;
        start = 0;
    }
}
