package dev.leadline.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What comes through a pipe, kept in a file that this user alone can read, for as long as it is needed. */
public final class PipedInput implements AutoCloseable {

    private static final String NAME = "standard-input";
    private static final String FOLDER = "leadline-";
    private static final int CHUNK_BYTES = 1 << 16;

    private final Path folder;
    private final Path file;

    private PipedInput(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
    }

    /**
     * Reads a stream to its end.
     *
     * @param in what comes through the pipe; not closed
     * @param limits how much it may be
     * @return where it is kept, to be closed
     * @throws UnusableFileException when it is more than that, or breaks off
     * @throws UncheckedIOException when it cannot be written to the disk
     */
    public static PipedInput of(InputStream in, SourceLimits limits) {
        PipedInput pipedInput = create();
        boolean whole = false;
        try {
            pipedInput.fill(in, limits);
            whole = true;
            return pipedInput;
        } finally {
            if (!whole) {
                pipedInput.close();
            }
        }
    }

    /**
     * Where the content stands.
     *
     * @return a regular file
     */
    public Path file() {
        return file;
    }

    /** Whether a file is one in which the content of a pipe is kept; its name says nothing to whoever piped it. */
    static boolean holds(Path file) {
        Path folder = file.getParent();
        return file.endsWith(NAME)
                && (folder == null || folder.getFileName().toString().startsWith(FOLDER));
    }

    /** Deletes the content; calling it again does nothing. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A temporary folder and a temporary file belong to their owner alone from the moment that they exist.
    private static PipedInput create() {
        try {
            Path folder = Files.createTempDirectory(FOLDER);
            PipedInput pipedInput = new PipedInput(folder);
            Files.move(Files.createTempFile(folder, "", ""), pipedInput.file);
            return pipedInput;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(InputStream in, SourceLimits limits) {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            long bytes = 0;
            for (int length = read(in, chunk); length >= 0; length = read(in, chunk)) {
                bytes += length;
                if (bytes > limits.maxFileBytes()) {
                    throw FileRefusals.tooLarge(Path.of(NAME), bytes, limits.maxFileBytes());
                }
                out.write(chunk, 0, length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int read(InputStream in, byte[] chunk) {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw FileRefusals.unreadable(Path.of(NAME), e);
        }
    }
}
