package dev.leadline.privacy;

import dev.leadline.lead.conversion.ContactMatcher;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Looks for a person in a file as it stands on the disk, whatever its format. */
final class TextSearch {

    private static final int BLOCK = 1 << 20;

    private TextSearch() {}

    /** Whether a line of the file holds the person. */
    static boolean finds(Path file, ContactMatcher person) {
        return anyBlock(file, person, (block, length) -> isInLine(block, length, person));
    }

    /** False where the person is certainly not in the file, not even in a cell of several lines. */
    static boolean mayFind(Path file, ContactMatcher person) {
        return anyBlock(file, person, (block, length) -> true);
    }

    /** Looks closer at lines in which the person may be. */
    @FunctionalInterface
    private interface CloserLook {
        boolean hold(byte[] lines, int length) throws IOException;
    }

    private static boolean anyBlock(Path file, ContactMatcher person, CloserLook lines) {
        ContactBytes bytes = new ContactBytes(person);
        byte[] block = new byte[BLOCK];
        int held = 0;
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                int read = in.readNBytes(block, held, block.length - held);
                boolean isLast = held + read < block.length;
                held += read;
                int whole = isLast ? held : afterLastLine(block, held);
                if (bytes.mayBeIn(block, whole) && lines.hold(block, whole)) {
                    return true;
                }
                if (isLast) {
                    return false;
                }
                System.arraycopy(block, whole, block, 0, held - whole);
                held -= whole;
                block = held == block.length ? Arrays.copyOf(block, 2 * block.length) : block;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int afterLastLine(byte[] block, int length) {
        int end = length;
        while (end > 0 && block[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static boolean isInLine(byte[] block, int length, ContactMatcher person) throws IOException {
        // a reader that replaces what is not UTF-8
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(block, 0, length), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // of UTF-16, each second byte
                if (person.isIn(line.indexOf('\0') < 0 ? line : line.replace("\0", ""), null)) {
                    return true;
                }
            }
            return false;
        }
    }
}
