package dev.leadline.home;

import dev.leadline.ledger.DatabaseHeldException;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.shared.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the H2 database of a home: in this process, or through the process that has it open. H2 by itself waits without
 * end for a process that is suspended, and for any program that has taken over the port of one that died; here, both are
 * noticed within a timeout.
 */
final class HomeDataSource implements DataSource {

    /** Openings of databases by this process, which needs no network to get at them. */
    private static final Set<String> OPENED_HERE = ConcurrentHashMap.newKeySet();

    private final Path home;
    private final Path database;
    private final Path lockFile;
    private final String options;
    private final Properties login;
    private final Duration answerTimeout;
    private final Duration statementTimeout;

    /**
     * @param address names the home
     * @param makesNew whether a database that is not there is made
     * @param answerTimeout how long to wait for the process that has the database open
     * @param statementTimeout how long a statement may take that this process sends to another
     */
    HomeDataSource(DatabaseAddress address, boolean makesNew, Duration answerTimeout, Duration statementTimeout) {
        this.home = address.home();
        this.database = home.resolve("leadline.mv.db");
        this.lockFile = home.resolve("leadline.lock.db");
        this.options = address.options(makesNew);
        this.login = address.login(answerTimeout);
        this.answerTimeout = answerTimeout;
        this.statementTimeout = statementTimeout;
    }

    /** The JDBC URL of the database of a home. */
    static String url(Path home) {
        return "jdbc:h2:" + ForcedFilePath.prefix() + home.resolve("leadline") + ";AUTO_SERVER=TRUE";
    }

    @Override
    public Connection getConnection() throws SQLException {
        refuseIfMoved();
        Optional<DatabaseLockFile> lock =
                DatabaseLockFile.read(lockFile).filter(other -> !OPENED_HERE.contains(other.id()));
        if (lock.isEmpty()) {
            return direct();
        }
        return switch (lock.get().ask(answerTimeout)) {
            case SERVES -> through(lock.get());
            case DOES_NOT_SERVE -> direct();
            case NONE -> {
                refuseIfHeld(lock.get());
                yield direct();
            }
        };
    }

    /**
     * Lets the processes that use the database through this one open it themselves, once this one needs it no longer. H2 would serve
     * them until this process exits, and then refuse them while it tidies the file up, which takes seconds. All that was committed is
     * on the disk, so the file is closed as it is. Whoever is the last to use it tidies it up.
     */
    void handOver() {
        Optional<DatabaseLockFile> served =
                DatabaseLockFile.read(lockFile).filter(lock -> OPENED_HERE.contains(lock.id()));
        if (served.isEmpty()) {
            return;
        }
        try (Connection connection = direct();
                Statement statement = connection.createStatement()) {
            if (!isUsedHere(statement)) {
                statement.execute("shutdown immediately");
            }
        } catch (SQLException e) {
            // which is how H2 says that the file is closed
        }
    }

    private static boolean isUsedHere(Statement statement) throws SQLException {
        try (ResultSet sessions = statement.executeQuery("""
                select count(*) from information_schema.sessions where client_addr is null and session_id <> session_id()
                """)) {
            return sessions.next() && sessions.getInt(1) > 0;
        }
    }

    /** A process that was connected before the ledger was moved must not come back to it. */
    private void refuseIfMoved() throws DatabaseHeldException {
        Optional<LedgerLoss> moved = LedgerLoss.ifMoved(home);
        if (moved.isPresent()) {
            throw new DatabaseHeldException(moved.get().refusal());
        }
    }

    private Connection direct() throws SQLException {
        Connection connection = DriverManager.getConnection(url(home) + options, login);
        if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal) {
            DatabaseLockFile.read(lockFile).ifPresent(own -> OPENED_HERE.add(own.id()));
        }
        return connection;
    }

    private Connection through(DatabaseLockFile lock) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:tcp://%s:%d/%s;NETWORK_TIMEOUT=%d%s"
                        .formatted(lock.host(), lock.port(), lock.id(), statementTimeout.toMillis(), options),
                login);
    }

    private void refuseIfHeld(DatabaseLockFile lock) throws DatabaseHeldException {
        Optional<DatabaseHolder> holder = DatabaseHolder.of(database);
        if (holder.isPresent() || !lock.removeIfStale(database)) {
            throw new DatabaseHeldException(UserException.of(ExitCode.STOPPED_EARLY, held(holder)));
        }
    }

    private UserMessage held(Optional<DatabaseHolder> holder) {
        return holder.map(process -> process.suspended()
                        ? UserMessage.of("home.database-held-by-suspended", home, process.pid())
                        : UserMessage.of("home.database-held-by-silent", home, process.pid()))
                .orElseGet(() -> UserMessage.of("home.database-held", home));
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // nothing is logged
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // the timeouts are its own
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
