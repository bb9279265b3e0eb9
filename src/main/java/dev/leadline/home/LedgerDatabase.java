package dev.leadline.home;

import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Opens the database that the settings name, once its content has passed the check of its home. */
public final class LedgerDatabase {

    /** How long somebody waits who only looks. */
    private static final Duration BRIEF = Duration.ofSeconds(3);

    /** How long a backup or a compaction may take. */
    private static final Duration LONGEST_STATEMENT = Duration.ofHours(1);

    /** Of an application whose connections break while it starts: it is not restarted without end. */
    private static final int MOST_RESTARTS = 3;

    /** A process that was just suspended may still hold locks for as long as H2 waits for them. */
    private static final int STATEMENT_PATIENCE = 12;

    private LedgerDatabase() {}

    /**
     * Starts an application on the database, which is made and migrated as needed.
     *
     * @param settings in force
     * @param application its Spring Boot configuration
     * @param beans what it needs besides the database
     * @return to be closed at the end
     * @throws UserException when the database cannot be opened, or is not that of the home
     */
    public static ConfigurableApplicationContext open(Settings settings, Class<?> application, Beans beans) {
        LedgerCheck check = LedgerCheck.of(settings);
        check.requireFile();
        DatabaseAddress address = DatabaseAddress.of(settings);
        if (address.isInHome()) {
            new Home(settings.home()).prepareDatabase();
        }
        OpeningFailure.refuseUnsupported(address);
        try {
            return startWhen(check, address, new LedgerContext(application, beans));
        } catch (RuntimeException | SQLException | OutOfMemoryError e) {
            throw OpeningFailure.of(address, e);
        }
    }

    /** A connection may break meanwhile, such as those to a process that serves the database of a home and ends. */
    private static ConfigurableApplicationContext startWhen(
            LedgerCheck check, DatabaseAddress address, LedgerContext context) throws SQLException {
        Duration patience = address.database().patience();
        Connector connector = connector(address, true, patience).checkedBy(check);
        int restarts = 0;
        while (true) {
            try {
                return startHolding(connector.patiently(patience), address, context);
            } catch (BeansException e) {
                if (restarts++ == MOST_RESTARTS || !Connector.mayPass(NestedExceptionUtils.getMostSpecificCause(e))) {
                    throw e;
                }
            }
        }
    }

    /** What the application needs besides the database: registers it before the first bean is made. */
    @FunctionalInterface
    public interface Beans {
        /** Registers them as singletons. */
        void register(ConfigurableListableBeanFactory factory);
    }

    /** What somebody wants to know of an open database. */
    @FunctionalInterface
    public interface LedgerQuery<T> {
        /** Asks over a connection that is open for this question alone. */
        T ask(Connection connection) throws SQLException;
    }

    /** Leaves the database to other processes, if this one has served it to them. */
    public static void handOver(Settings settings) {
        DatabaseAddress address = DatabaseAddress.of(settings);
        if (address.isInHome()) {
            new HomeDataSource(address, false, BRIEF, BRIEF).handOver();
        }
    }

    /**
     * Asks the database without Spring and without making one that is not there. Its content is not checked.
     *
     * @return empty where there is no database yet
     * @throws UserException when it cannot be opened
     */
    public static <T> Optional<T> look(Settings settings, LedgerQuery<T> question) {
        DatabaseAddress address = DatabaseAddress.of(settings);
        OpeningFailure.refuseUnsupported(address);
        try (Connection connection = connector(address, false, BRIEF).patiently(BRIEF)) {
            return Optional.of(question.ask(connection));
        } catch (RuntimeException | SQLException e) {
            if (isMissing(e)) {
                return Optional.empty();
            }
            throw OpeningFailure.of(address, e);
        }
    }

    /**
     * Connects without Spring and without making a database that is not there.
     *
     * @param settings in force
     * @return empty where there is no database yet
     * @throws UserException when it cannot be opened, or is not that of the home
     */
    public static Optional<Connection> existing(Settings settings) {
        new Home(settings.home()).requireNoLinks();
        LedgerCheck check = LedgerCheck.of(settings);
        check.requireFile();
        DatabaseAddress address = DatabaseAddress.of(settings);
        OpeningFailure.refuseUnsupported(address);
        try {
            return Optional.of(connector(address, false, BRIEF).checkedBy(check).patiently(BRIEF));
        } catch (RuntimeException | SQLException e) {
            if (isMissing(e)) {
                return Optional.empty();
            }
            throw OpeningFailure.of(address, e);
        }
    }

    /** Whether the settings name a database that several machines can use. */
    public static boolean isPostgresql(Settings settings) {
        return DatabaseAddress.of(settings).isPostgresql();
    }

    /** What a user is told of a failure of the database that the settings name. */
    public static UserException failure(Settings settings, Throwable thrown) {
        return OpeningFailure.of(DatabaseAddress.of(settings), thrown);
    }

    /** Connects for something that may take long, without Spring and without making a database that is not there. */
    static Optional<Connection> maintain(Settings settings) {
        return maintain(settings, LedgerCheck.of(settings));
    }

    /**
     * The same, whatever the texts of the ledger are encrypted with.
     *
     * @return empty where there is no database yet
     * @throws UserException when it cannot be opened, or is not that of the home
     */
    public static Optional<Connection> whateverTheKey(Settings settings) {
        return maintain(settings, LedgerCheck.withoutKeys(settings));
    }

    private static Optional<Connection> maintain(Settings settings, LedgerCheck check) {
        DatabaseAddress address = DatabaseAddress.of(settings);
        OpeningFailure.refuseUnsupported(address);
        try {
            Connector connector = address.isInHome()
                    ? SerializedWrites.of(
                            new HomeDataSource(address, false, BRIEF, LONGEST_STATEMENT),
                            WriteLock.of(address.home().resolve("leadline")))::getConnection
                    : connector(address, false, LONGEST_STATEMENT);
            return Optional.of(connector.checkedBy(check).patiently(BRIEF));
        } catch (RuntimeException | SQLException e) {
            if (isMissing(e)) {
                return Optional.empty();
            }
            throw OpeningFailure.of(address, e);
        }
    }

    private static boolean isMissing(Exception e) {
        return e instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1;
    }

    private static Connector connector(DatabaseAddress address, boolean makesNew, Duration timeout) {
        Optional<Path> file = address.h2File();
        if (file.isPresent()) {
            return serialized(address, file.get(), makesNew, timeout)::getConnection;
        }
        String url = makesNew ? address.url() : address.urlOfExisting();
        return () -> DriverManager.getConnection(url, address.login(timeout));
    }

    private static DataSource serialized(DatabaseAddress address, Path file, boolean makesNew, Duration timeout) {
        Duration statement = address.database().patience().multipliedBy(STATEMENT_PATIENCE);
        DataSource source = address.isInHome()
                ? new HomeDataSource(address, makesNew, timeout, statement)
                : named(address, makesNew, timeout);
        return SerializedWrites.of(source, WriteLock.of(file));
    }

    private static DataSource named(DatabaseAddress address, boolean makesNew, Duration timeout) {
        Properties login = address.login(timeout);
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(makesNew ? address.url() : address.urlOfExisting());
        source.setUser(login.getProperty("user"));
        source.setPassword(login.getProperty("password"));
        return source;
    }

    /** A server of its own needs no connection to be held. */
    private static ConfigurableApplicationContext startHolding(
            Connection held, DatabaseAddress address, LedgerContext context) throws SQLException {
        try (held) {
            if (!address.isInHome()) {
                held.close();
            }
            // half of the pool's own patience, so that it is told why it gets no connection
            Duration patience = address.database().patience().dividedBy(2);
            return context.start(address, address.h2File().map(file -> serialized(address, file, true, patience)));
        }
    }
}
