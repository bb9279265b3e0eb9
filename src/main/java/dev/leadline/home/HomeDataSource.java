package dev.leadline.home;

import dev.leadline.ledger.DatabaseHeldException;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.shared.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
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
     * @param home the folder of the database
     * @param options of H2, as they end a JDBC URL
     * @param login user and password
     * @param answerTimeout how long to wait for the process that has the database open
     * @param statementTimeout how long a statement may take that this process sends to another
     */
    HomeDataSource(Path home, String options, Properties login, Duration answerTimeout, Duration statementTimeout) {
        this.home = home;
        this.database = home.resolve("leadline.mv.db");
        this.lockFile = home.resolve("leadline.lock.db");
        this.options = options;
        this.login = login;
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
                        ? UserMessage.of("run.database-held-by-suspended", home, process.pid())
                        : UserMessage.of("run.database-held-by-silent", home, process.pid()))
                .orElseGet(() -> UserMessage.of("run.database-held", home));
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
