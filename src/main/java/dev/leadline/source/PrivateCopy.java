package dev.leadline.source;

import dev.leadline.shared.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Copies a file for this user alone in one read, and makes sure that the copy holds the content that is meant. */
final class PrivateCopy {

    private final Path from;
    private final Path to;
    private final ContentHash expected;
    private final Opener opener;

    /** @param expected of the content that is meant */
    PrivateCopy(Path from, Path to, ContentHash expected, Opener opener) {
        this.from = from;
        this.to = to;
        this.expected = expected;
        this.opener = opener;
    }

    /**
     * Makes the copy; it is on the disk when this returns, and gone when this throws.
     *
     * @throws UnusableFileException when the original cannot be read, changes while it is read, or holds another content
     * @throws UncheckedIOException when the copy cannot be written, or its name is taken
     */
    void make() {
        try (FileChannel channel = create()) {
            fill(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(FileChannel channel) {
        boolean whole = false;
        try (InputStream in = opener.open(from)) {
            FileState before = FileState.of(from);
            ContentHash copied = ContentHash.of(in, (chunk, offset, length) -> write(channel, chunk, offset, length));
            if (!before.equals(FileState.of(from)) || !copied.equals(expected)) {
                throw FileRefusals.changed(from);
            }
            settle(channel);
            whole = true;
        } catch (IOException e) {
            throw FileRefusals.unreadable(from, e);
        } finally {
            if (!whole) {
                discard();
            }
        }
    }

    private FileChannel create() throws IOException {
        return FileChannel.open(
                to, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file(to));
    }

    private static void write(FileChannel channel, byte[] chunk, int offset, int length) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(chunk, offset, length);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void settle(FileChannel channel) {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void discard() {
        try {
            Files.deleteIfExists(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the original; a test can so do to it what others do while it is read. */
    @FunctionalInterface
    interface Opener {
        InputStream open(Path file) throws IOException;
    }
}
