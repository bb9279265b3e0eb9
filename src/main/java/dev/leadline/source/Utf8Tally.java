package dev.leadline.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes bytes strictly as UTF-8 and counts what is that and what is not; keeps none of them. */
final class Utf8Tally {

    private static final int CHUNK = 1 << 15;
    private static final int MOST_COUNTED = 1_000_000;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer chars = CharBuffer.allocate(CHUNK);
    private ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    private long beyondAscii;
    private long malformed;

    /** Counts the next bytes; a character may go on in those that follow. */
    void add(byte[] chunk, int offset, int length) {
        if (malformed > MOST_COUNTED) {
            return;
        }
        if (bytes.capacity() < bytes.position() + length) {
            bytes = ByteBuffer.allocate(bytes.position() + length).put(bytes.flip());
        }
        bytes.put(chunk, offset, length).flip();
        decode();
        bytes.compact();
    }

    /** Whether all of it is UTF-8, as far as it was seen; an unfinished character at the end is none. */
    boolean isUtf8() {
        return malformed == 0 && bytes.position() == 0;
    }

    /** Whether there is more UTF-8 beyond ASCII than there is damage: then it is UTF-8 with damaged rows. */
    boolean isUtf8WithDamage() {
        return beyondAscii > malformed;
    }

    private void decode() {
        CoderResult result;
        do {
            chars.clear();
            result = decoder.decode(bytes, chars, false);
            countBeyondAscii();
            if (result.isError()) {
                malformed++;
                bytes.position(bytes.position() + result.length());
            }
        } while (!result.isUnderflow());
    }

    private void countBeyondAscii() {
        char[] decoded = chars.array();
        for (int i = 0; i < chars.position(); i++) {
            if (decoded[i] >= 0x80) {
                beyondAscii++;
            }
        }
    }
}
