package dev.leadline.home;

import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.h2.engine.Constants;
import org.h2.engine.SessionRemote;
import org.h2.value.Transfer;

/**
 * What the lock file beside an H2 database says: where the process listens that serves the database to others.
 *
 * @param file the lock file
 * @param host of the process that serves the database
 * @param port of the process that serves the database
 * @param id differs with each opening of the database
 */
record DatabaseLockFile(Path file, String host, int port, String id) {

    /** What a process says that is asked whether it serves the database. */
    enum Answer {
        /** It serves the database. */
        SERVES,
        /** Nobody listens, or somebody else does. */
        DOES_NOT_SERVE,
        /** The connection is taken and nothing comes back. */
        NONE
    }

    /**
     * Reads a lock file.
     *
     * @return empty where there is none, or where it does not name a server
     */
    static Optional<DatabaseLockFile> read(Path file) {
        Properties lock = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            lock.load(text);
        } catch (IOException | IllegalArgumentException e) {
            // gone again, or being written
            return Optional.empty();
        }
        String server = lock.getProperty("server", "");
        String id = lock.getProperty("id", "");
        int colon = server.lastIndexOf(':');
        if (colon < 1 || id.isEmpty() || !server.substring(colon + 1).matches("\\d{1,5}")) {
            return Optional.empty();
        }
        return Optional.of(new DatabaseLockFile(
                file, server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)), id));
    }

    /** Asks as H2 does before it opens a database, but does not wait longer than the timeout. */
    Answer ask(Duration timeout) {
        int millis = Math.toIntExact(Math.max(1, timeout.toMillis()));
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(millis);
            socket.connect(new InetSocketAddress(host, port), millis);
            Transfer transfer = new Transfer(null, socket);
            transfer.init();
            transfer.writeInt(Constants.TCP_PROTOCOL_VERSION_MIN_SUPPORTED)
                    .writeInt(Constants.TCP_PROTOCOL_VERSION_MAX_SUPPORTED)
                    .writeString(null)
                    .writeString(null)
                    .writeString(id)
                    .writeInt(SessionRemote.SESSION_CHECK_KEY)
                    .flush();
            return transfer.readInt() == SessionRemote.STATUS_OK ? Answer.SERVES : Answer.DOES_NOT_SERVE;
        } catch (SocketTimeoutException e) {
            return Answer.NONE;
        } catch (IOException e) {
            return Answer.DOES_NOT_SERVE;
        }
    }

    /**
     * Removes the lock file if no process has the database open. The database file itself is locked by whoever has it open,
     * and the operating system drops that lock with the process, so a lock file beside a database that can be locked is stale.
     *
     * @return whether it was removed
     */
    boolean removeIfStale(Path database) {
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null && Files.deleteIfExists(file);
        } catch (NoSuchFileException e) {
            return deleted();
        } catch (OverlappingFileLockException | IOException e) {
            return false;
        }
    }

    private boolean deleted() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }
}
