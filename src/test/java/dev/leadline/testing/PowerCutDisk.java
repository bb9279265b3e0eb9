package dev.leadline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * An H2 database on the real disk that also knows what a power cut would leave of it: everything up to the last completed
 * {@code force}, and of what was written since, nothing, or any of its blocks.
 */
public final class PowerCutDisk extends FilePathWrapper {

    private static final String SCHEME = "powercut";
    private static final int BLOCK = 4096;
    private static final String EXTENSION = ".mv.db";
    private static final Map<String, DatabaseFile> FILES = new ConcurrentHashMap<>();

    static {
        FilePath.register(new PowerCutDisk());
    }

    /** For H2, which makes one for each path. */
    public PowerCutDisk() {}

    /** The JDBC URL of a new database at a path, which is given without the extension. */
    public static String url(Path database, String options) {
        FILES.put(database + EXTENSION, new DatabaseFile());
        return "jdbc:h2:" + SCHEME + ":" + database + options;
    }

    /** What is known of a database that was opened at its {@link #url}. */
    public static DatabaseFile fileOf(Path database) {
        return Objects.requireNonNull(FILES.get(database + EXTENSION));
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel real = getBase().open(mode);
        DatabaseFile file = FILES.get(getBase().toString());
        return file == null ? real : new Channel(real, file);
    }

    /** A write, or, without bytes, a change of length. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Change(long position, byte[] bytes) {

        /** What a disk writes at a time. */
        Stream<Change> blocks() {
            return bytes.length == 0
                    ? Stream.of(this)
                    : IntStream.iterate(0, at -> at < bytes.length, at -> at + BLOCK)
                            .mapToObj(at -> new Change(
                                    position + at, Arrays.copyOfRange(bytes, at, Math.min(at + BLOCK, bytes.length))));
        }

        byte[] on(byte[] content) {
            if (bytes.length == 0) {
                return Arrays.copyOf(content, (int) position);
            }
            int end = (int) position + bytes.length;
            byte[] changed = content.length < end ? Arrays.copyOf(content, end) : content;
            System.arraycopy(bytes, 0, changed, (int) position, bytes.length);
            return changed;
        }
    }

    /** The file of a database, as far as it survives a power cut. */
    public static final class DatabaseFile {

        private final List<Change> unforced = new ArrayList<>();
        private volatile Runnable beforeForce = () -> {};
        private byte[] durable = new byte[0];

        /** Called before each force takes effect; what it throws is thrown to the database. */
        public void beforeForce(Runnable action) {
            beforeForce = action;
        }

        /** Leaves in a file what was forced, and nothing else. */
        public synchronized void afterPowerCut(Path copy) {
            write(copy, durable.clone());
        }

        /** Leaves in a file what was forced, and of what was written since, the blocks that chance wants. */
        public synchronized void afterPowerCut(Path copy, Random chance) {
            byte[] content = durable.clone();
            for (Change change : unforced) {
                content = change.blocks()
                        .filter(block -> chance.nextBoolean())
                        .reduce(content, (c, b) -> b.on(c), (c, b) -> b);
            }
            write(copy, content);
        }

        private static void write(Path copy, byte[] content) {
            try {
                Files.write(copy, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private synchronized void changed(long position, byte[] bytes) {
            unforced.add(new Change(position, bytes));
        }

        private synchronized int written() {
            return unforced.size();
        }

        private synchronized void forced(int changes) {
            List<Change> safe = unforced.subList(0, changes);
            for (Change change : safe) {
                durable = change.on(durable);
            }
            safe.clear();
        }
    }

    private static final class Channel extends FileBaseDefault {

        private final FileChannel real;
        private final DatabaseFile file;

        private Channel(FileChannel real, DatabaseFile file) {
            this.real = real;
            this.file = file;
        }

        @Override
        public synchronized int read(ByteBuffer bytes, long position) throws IOException {
            return real.read(bytes, position);
        }

        @Override
        public synchronized int write(ByteBuffer bytes, long position) throws IOException {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            int written = real.write(bytes, position);
            file.changed(position, Arrays.copyOf(copy, written));
            return written;
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            real.truncate(size);
            file.changed(size, new byte[0]);
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public synchronized void force(boolean metadata) throws IOException {
            int written = file.written();
            try {
                file.beforeForce.run();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            real.force(metadata);
            file.forced(written);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return real.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }
    }
}
