package dev.leadline.source;

import java.io.ByteArrayOutputStream;

/**
 * The first lines of a text that hold more than ASCII. Letters in other lines only make a language of the file that its
 * names are not written in.
 */
final class LinesBeyondAscii {

    private static final int SAMPLE_BYTES = 1 << 16;
    private static final int LONGEST_LINE = 1 << 12;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean beyond;

    void add(byte[] chunk, int offset, int length) {
        int start = offset;
        int end = offset + length;
        for (int i = offset; i < end && kept.size() < SAMPLE_BYTES; i++) {
            byte b = chunk[i];
            beyond |= b < 0;
            if (b == '\n' || b == '\r' || line.size() + i + 1 - start >= LONGEST_LINE) {
                endLine(chunk, start, i + 1 - start);
                start = i + 1;
            }
        }
        if (kept.size() < SAMPLE_BYTES) {
            line.write(chunk, start, end - start);
        }
    }

    private void endLine(byte[] chunk, int offset, int length) {
        if (beyond) {
            kept.writeBytes(line.toByteArray());
            kept.write(chunk, offset, length);
        }
        line.reset();
        beyond = false;
    }

    /** These lines so far, with the one that is not complete yet. */
    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(kept.toByteArray());
        if (beyond) {
            all.writeBytes(line.toByteArray());
        }
        return all.toByteArray();
    }
}
