package dev.leadline.report;

import dev.leadline.shared.OwnerOnly;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A UTF-8 text file that is either there whole or not at all.
 *
 * <p>It grows under a temporary name in its own folder, readable by its owner alone; {@link #publish} puts it on the disk
 * and moves it over whatever had its name before. Closed without that, nothing has happened.
 */
final class AtomicFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path unfinished;
    private final FileChannel channel;
    private final OutputStream bytes;
    private final Writer writer;

    private AtomicFile(Path file, Path unfinished, FileChannel channel) {
        this.file = file;
        this.unfinished = unfinished;
        this.channel = channel;
        this.bytes = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        this.writer = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), BUFFER);
    }

    /**
     * Starts a file.
     *
     * @throws ReportNotWrittenException when its folder does not take it
     */
    static AtomicFile at(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        try {
            Path folder = folderOf(whole);
            Path unfinished = Files.createTempFile(folder, "." + whole.getFileName() + ".", ".part");
            return new AtomicFile(whole, unfinished, FileChannel.open(unfinished, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new ReportNotWrittenException(whole, e);
        }
    }

    /**
     * Makes a folder, and those above it that are missing, for its owner alone.
     *
     * @throws ReportNotWrittenException when that is not possible
     */
    static void ownFolder(Path folder) {
        try {
            Files.createDirectories(folder, OwnerOnly.folder(folder));
        } catch (IOException e) {
            throw new ReportNotWrittenException(folder, e);
        }
    }

    /**
     * Deletes what a killed process left unfinished in a folder that nobody else writes to.
     *
     * @throws ReportNotWrittenException when that is not possible
     */
    static void sweep(Path folder) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, ".*.part")) {
            for (Path unfinished : left) {
                Files.deleteIfExists(unfinished);
            }
        } catch (DirectoryIteratorException e) {
            throw new ReportNotWrittenException(folder, new IOException(e));
        } catch (IOException e) {
            throw new ReportNotWrittenException(folder, e);
        }
    }

    Path path() {
        return file;
    }

    Writer writer() {
        return writer;
    }

    /** What takes texts that are UTF-8 already. What was written to {@link #writer} is flushed before. */
    OutputStream bytes() {
        return bytes;
    }

    /**
     * Makes the file appear under its name.
     *
     * @throws ReportNotWrittenException when the disk or the folder does not take it
     */
    void publish() {
        try {
            writer.flush();
            channel.force(true);
            writer.close();
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
        } catch (IOException e) {
            throw new ReportNotWrittenException(file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw new ReportNotWrittenException(file, e);
        }
    }

    private void forceFolder() throws IOException {
        if (OwnerOnly.isSupported(file)) {
            try (FileChannel folder = FileChannel.open(folderOf(file), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private static Path folderOf(Path whole) throws IOException {
        Path folder = whole.getParent();
        if (folder == null) {
            throw new IOException("the root of a file system is not a file");
        }
        return folder;
    }
}
