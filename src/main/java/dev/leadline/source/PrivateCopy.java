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
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies a file for this user alone, and makes sure that nobody wrote to it meanwhile. */
final class PrivateCopy {

    private final Path from;
    private final Path to;
    private final Opener opener;

    PrivateCopy(Path from, Path to, Opener opener) {
        this.from = from;
        this.to = to;
        this.opener = opener;
    }

    /**
     * Makes the copy; it is on the disk when this returns, and gone when this throws.
     *
     * @return the SHA-256 of its content
     * @throws UnusableFileException when the original cannot be read, or changed while it was read
     * @throws UncheckedIOException when the copy cannot be written, or its name is taken
     */
    String make() {
        try (FileChannel channel = create()) {
            return fill(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String fill(FileChannel channel) {
        boolean whole = false;
        try (InputStream in = opener.open(from)) {
            State before = State.of(from);
            ContentHash copied = ContentHash.of(in, (chunk, length) -> write(channel, chunk, length));
            if (!before.equals(State.of(from)) || !copied.equals(ContentHash.of(from))) {
                throw FileRefusals.changed(from);
            }
            settle(channel);
            whole = true;
            return copied.sha256();
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

    private static void write(FileChannel channel, byte[] chunk, int length) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, length);
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

    /** What changes when somebody writes to a file or puts another in its place. */
    private record State(
            long bytes, FileTime modified, @Nullable Object key) {

        static State of(Path file) throws IOException {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            return new State(seen.size(), seen.lastModifiedTime(), seen.fileKey());
        }
    }
}
