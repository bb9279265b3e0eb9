package dev.leadline.schedule;

import dev.leadline.settings.ScheduleSettings;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder that is held open, so that whoever may write to it or above it cannot put another in its place. No link in it is
 * followed. Where the platform cannot hold folders open, links are looked for instead.
 */
final class OpenFolder implements Closeable {

    private final Path path;
    private final DirectoryStream<Path> stream;
    private final @Nullable SecureDirectoryStream<Path> held;

    private OpenFolder(Path path, DirectoryStream<Path> stream) {
        this.path = path;
        this.stream = stream;
        this.held = stream instanceof SecureDirectoryStream<Path> secure ? secure : null;
    }

    /** Opens the folder that a setting names, which may be a link. */
    @SuppressWarnings("StreamResourceLeak") // closed with the folder
    static OpenFolder at(Path path) throws IOException {
        return new OpenFolder(path, Files.newDirectoryStream(path));
    }

    /** Opens the inbox of a schedule, through no link where the schedule was created in the console. */
    static OpenFolder of(ScheduleSettings schedule) throws IOException {
        Path root = schedule.inboxRoot();
        return root == null ? at(schedule.inbox()) : below(root, schedule.inbox(), OpenFolder::existing);
    }

    /** How a folder in another is opened. */
    interface Step {

        OpenFolder into(OpenFolder folder, String name) throws IOException;
    }

    /**
     * Opens a folder below another, step by step.
     *
     * @throws IOException when a step is a link, or no folder
     */
    static OpenFolder below(Path root, Path folder, Step step) throws IOException {
        OpenFolder open = at(root);
        for (Path name : root.relativize(folder)) {
            try (OpenFolder above = open) {
                open = step.into(above, name.toString());
            }
        }
        return open;
    }

    Path path() {
        return path;
    }

    private OpenFolder existing(String name) throws IOException {
        if (!Files.exists(path.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(path.resolve(name).toString());
        }
        return subfolder(name);
    }

    /**
     * Opens a folder in this one, which is made where it is missing.
     *
     * @throws IOException when it is a link, or no folder
     */
    OpenFolder subfolder(String name) throws IOException {
        Path sub = path.resolve(name);
        if (!Files.exists(sub, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(sub);
        }
        if (held != null) {
            return new OpenFolder(sub, held.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS));
        }
        if (!Files.isDirectory(sub, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(sub.toString(), null, "not a folder");
        }
        return at(sub);
    }

    /** The names of all that is in the folder; to be asked for once. */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try {
            stream.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    /** How a file stands there; empty where there is no regular file. */
    Optional<FileSnapshot> look(String name) {
        try {
            return FileSnapshot.of(attributes(name).readAttributes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A file's content; the file is no link. */
    InputStream read(String name) throws IOException {
        return Channels.newInputStream(channel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
    }

    /** Makes an empty file under a name that is free. */
    void reserve(String name) throws IOException {
        create(name).close();
    }

    void delete(String name) throws IOException {
        if (held != null) {
            held.deleteFile(Path.of(name));
        } else {
            Files.delete(path.resolve(name));
        }
    }

    /**
     * Moves a file in one step, over whatever has the new name.
     *
     * @throws AtomicMoveNotSupportedException when the other folder is on another disk
     */
    void move(String name, OpenFolder to, String newName) throws IOException {
        if (held != null && to.held != null) {
            held.move(Path.of(name), to.held, Path.of(newName));
        } else {
            Files.move(path.resolve(name), to.path.resolve(newName), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Copies a file with its time over an empty file that was reserved; the copy is on the disk when this returns. */
    void copy(String name, OpenFolder to, String newName) throws IOException {
        try (InputStream in = read(name);
                SeekableByteChannel out =
                        to.channel(newName, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            in.transferTo(Channels.newOutputStream(out));
            if (out instanceof FileChannel file) {
                file.force(true);
            }
        }
        FileTime written = attributes(name).readAttributes().lastModifiedTime();
        to.attributes(newName).setTimes(written, null, null);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private SeekableByteChannel create(String name) throws IOException {
        return channel(
                name, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS));
    }

    private SeekableByteChannel channel(String name, Set<? extends OpenOption> options) throws IOException {
        return held == null
                ? Files.newByteChannel(path.resolve(name), options)
                : held.newByteChannel(Path.of(name), options);
    }

    private BasicFileAttributeView attributes(String name) {
        return held == null
                ? Files.getFileAttributeView(
                        path.resolve(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                : held.getFileAttributeView(Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
