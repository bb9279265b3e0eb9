package dev.leadline.home;

import dev.leadline.shared.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to write to an H2 file: one transaction's at a time, in this process and in others. A thread that writes through
 * several connections has one turn for all of them.
 */
final class WriteLock {

    /** One for each file, however often this process opens it. */
    private static final Map<Path, WriteLock> LOCKS = new ConcurrentHashMap<>();

    /** Longer than H2 waits for a row, by the options of {@link DatabaseAddress}, as whose turn it is may do. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A process that takes longer is suspended in the middle of a transaction, and so does not write. */
    private static final Duration PATIENCE_WITH_OTHERS = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(1);

    private final Path file;
    private final Duration patienceWithOthers;
    private final Semaphore turn = new Semaphore(1, true);
    private final Set<Connection> writing = new HashSet<>();
    private @Nullable Thread writer;
    private @Nullable FileChannel lockFile;
    private boolean othersAreStuck;

    /**
     * A lock of its own, beside the one of {@link #of}.
     *
     * @param file what processes lock in turn
     * @param patienceWithOthers how long to wait for another process
     */
    WriteLock(Path file, Duration patienceWithOthers) {
        this.file = file;
        this.patienceWithOthers = patienceWithOthers;
    }

    /**
     * The lock of a database.
     *
     * @param database path of its file, without the extension
     */
    static WriteLock of(Path database) {
        return LOCKS.computeIfAbsent(file(database), file -> new WriteLock(file, PATIENCE_WITH_OTHERS));
    }

    /** What processes lock in turn. */
    static Path file(Path database) {
        Path path = database.toAbsolutePath().normalize();
        return path.resolveSibling(path.getFileName() + ".writer.lock");
    }

    /** Waits for the turn, unless the connection or another of this thread has it. */
    void acquire(Connection connection) throws SQLException {
        if (joins(connection)) {
            return;
        }
        await();
        try {
            awaitOthers();
        } catch (RuntimeException | Error e) {
            turn.release();
            throw e;
        }
        synchronized (this) {
            writer = Thread.currentThread();
            writing.add(connection);
        }
    }

    private synchronized boolean joins(Connection connection) {
        return writing.contains(connection) || (writer == Thread.currentThread() && writing.add(connection));
    }

    private void await() throws SQLException {
        boolean interrupted = false;
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                try {
                    if (turn.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return;
                    }
                    throw new SQLTransientException(
                            "Another transaction of this process has been writing for too long.");
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void awaitOthers() {
        long end = System.nanoTime() + (othersAreStuck ? 0 : patienceWithOthers.toNanos());
        try {
            lockFile = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file(file));
            boolean locked = locks(lockFile);
            while (!locked && System.nanoTime() < end) {
                LockSupport.parkNanos(PAUSE.toNanos());
                locked = locks(lockFile);
            }
            othersAreStuck = !locked;
        } catch (IOException e) {
            // where files cannot be locked, others cannot be waited for
            othersAreStuck = true;
        }
    }

    private static boolean locks(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // this process has it under another path, such as a link
            return false;
        }
    }

    /** Ends the turn once no connection needs it, from whatever thread a connection is closed. */
    synchronized void release(Connection connection) {
        if (writing.remove(connection) && writing.isEmpty()) {
            writer = null;
            releaseFile();
            turn.release();
        }
    }

    private void releaseFile() {
        try {
            if (lockFile != null) {
                lockFile.close();
            }
        } catch (IOException e) {
            // its lock is gone all the same
        }
        lockFile = null;
    }
}
