package dev.leadline.home;

import dev.leadline.shared.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2 database files whose writes reach the disk one after the other, the last block of each write after its others: each is
 * forced before the next begins. So a commit that has returned survives a power loss, and a power loss leaves what a kill would,
 * from which H2 recovers. H2 itself forces nothing; and {@code CHECKPOINT SYNC} forces writes together, which a disk may then
 * keep in part and in any order. Commits that wait for one another are written, and forced, as one.
 */
public final class ForcedFilePath extends FilePathWrapper {

    private static final String SCHEME = "forced";
    private static final String DATABASE = ".mv.db";

    /** H2 compacts a database into another file, which then takes its place. */
    private static final String BEING_COMPACTED = ".tempFile";

    /** H2 writes chunks of whole blocks; the last block says that the others are there. */
    private static final int BLOCK = 4096;

    /** Below are two headers, of a block each; either will do. */
    private static final long HEADERS = 2 * BLOCK;

    /** For H2, which makes one for each path. */
    public ForcedFilePath() {}

    /** The name under which H2 opens a database file this way; its paths follow. */
    static String prefix() {
        FilePath.register(new ForcedFilePath());
        return SCHEME + ":";
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        if (mode.equals("r") || !isDatabase(getBase().getName())) {
            return getBase().open(mode);
        }
        boolean isNew = !getBase().exists();
        FileChannel file = getBase().open(mode);
        if (isNew) {
            closeToOthers();
            forceFolder();
        }
        return new Forced(file);
    }

    private static boolean isDatabase(String name) {
        return name.endsWith(DATABASE) || name.endsWith(DATABASE + BEING_COMPACTED);
    }

    private void closeToOthers() {
        try {
            Path file = Path.of(getBase().toString());
            if (OwnerOnly.isSupported(file)) {
                Files.setPosixFilePermissions(file, OwnerOnly.FILE);
            }
        } catch (IOException e) {
            // the home closes its files once the database is open
        }
    }

    /** A file that is new has to be found again, too. Windows cannot open a folder, and keeps its entries by itself. */
    private void forceFolder() {
        try (FileChannel folder =
                FileChannel.open(Path.of(getBase().getParent().toString()), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // the file is there all the same
        }
    }

    /** The channel below is thread-safe, and who reads does not wait for a force. */
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    private static final class Forced extends FileBaseDefault {

        private final FileChannel file;

        private Forced(FileChannel file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return file.read(bytes, position);
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            int length = bytes.remaining();
            int end = bytes.limit();
            if (position >= HEADERS && length > BLOCK) {
                force(bytes.limit(end - BLOCK), position);
                bytes.limit(end);
            }
            force(bytes, position + length - bytes.remaining());
            return length;
        }

        private void force(ByteBuffer bytes, long position) throws IOException {
            for (long at = position; bytes.hasRemaining(); ) {
                at += file.write(bytes, at);
            }
            file.force(false);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
            file.force(true);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void force(boolean metadata) throws IOException {
            file.force(metadata);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
