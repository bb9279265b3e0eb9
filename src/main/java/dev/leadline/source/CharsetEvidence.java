package dev.leadline.source;

import java.io.IOException;
import java.io.InputStream;

/** What the bytes of a text say about its charset; keeps a bounded sample of them. */
final class CharsetEvidence implements ByteSink {

    private static final int BEGINNING_BYTES = 1 << 17;
    private static final int CHUNK_BYTES = 1 << 16;

    private final Utf8Tally utf8 = new Utf8Tally();
    private final LinesBeyondAscii lines = new LinesBeyondAscii();

    /** The evidence of all that a stream has left. */
    static CharsetEvidence of(InputStream in) throws IOException {
        CharsetEvidence evidence = new CharsetEvidence();
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            evidence.accept(chunk, 0, length);
        }
        return evidence;
    }

    /** The evidence of the beginning of a stream, which is all of a short one. */
    static CharsetEvidence ofBeginning(InputStream in) throws IOException {
        CharsetEvidence evidence = new CharsetEvidence();
        byte[] beginning = in.readNBytes(BEGINNING_BYTES);
        evidence.accept(beginning, 0, uncut(beginning));
        return evidence;
    }

    // The end of the sample may cut a character.
    private static int uncut(byte[] beginning) {
        int length = beginning.length;
        while (beginning.length == BEGINNING_BYTES && length > 0 && beginning[length - 1] < 0) {
            length--;
        }
        return length;
    }

    @Override
    public void accept(byte[] chunk, int offset, int length) {
        utf8.add(chunk, offset, length);
        lines.add(chunk, offset, length);
    }

    boolean isUtf8() {
        return utf8.isUtf8() || utf8.isUtf8WithDamage();
    }

    /** What the text is where it is not UTF-8. */
    CharsetDetector.Guess singleByte() {
        return CharsetDetector.singleByte(lines.bytes());
    }
}
