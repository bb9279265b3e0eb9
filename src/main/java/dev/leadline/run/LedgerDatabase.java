package dev.leadline.run;

import com.zaxxer.hikari.HikariDataSource;
import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Opens the database of a home, and what works on it. */
final class LedgerDatabase {

    /** How long somebody waits who only looks. */
    private static final Duration BRIEF = Duration.ofSeconds(3);

    /** How long a backup or a compaction may take. */
    private static final Duration LONGEST_STATEMENT = Duration.ofHours(1);

    /** Of an application whose connections break while it starts: it is not restarted without end. */
    private static final int MOST_RESTARTS = 3;

    /** The pool refuses a shorter one. */
    private static final long SHORTEST_TIMEOUT_MS = 250;

    /** A process that was just suspended may still hold locks for as long as H2 waits for them. */
    private static final int STATEMENT_PATIENCE = 12;

    /** A process that is suspended in the middle of a transaction must not keep others from its rows for longer. */
    private static final int IDLE_PATIENCE = 2;

    private LedgerDatabase() {}

    /** Opens it once its content has passed a check, which comes before anything in it is changed. */
    static ConfigurableApplicationContext open(Settings settings, LedgerCheck check, Beans beans) {
        DatabaseAddress address = DatabaseAddress.of(settings);
        OpeningFailure.refuseUnsupported(address);
        try {
            return startWhen(check, address, beans);
        } catch (RuntimeException | SQLException | OutOfMemoryError e) {
            throw OpeningFailure.of(address, e);
        }
    }

    /** A connection may break meanwhile, such as those to a process that serves the database of a home and ends. */
    private static ConfigurableApplicationContext startWhen(LedgerCheck check, DatabaseAddress address, Beans beans)
            throws SQLException {
        Duration patience = address.database().patience();
        Connector connector = connector(address, true, patience).checkedBy(check);
        int restarts = 0;
        while (true) {
            try {
                return startHolding(connector.patiently(patience), address, beans);
            } catch (BeansException e) {
                if (restarts++ == MOST_RESTARTS || !Connector.mayPass(NestedExceptionUtils.getMostSpecificCause(e))) {
                    throw e;
                }
            }
        }
    }

    /** What the application needs besides the database: registers it before the first bean is made. */
    @FunctionalInterface
    interface Beans {
        void register(ConfigurableListableBeanFactory factory);
    }

    /** What somebody wants to know of an open database. */
    @FunctionalInterface
    interface LedgerQuery<T> {
        T ask(Connection connection) throws SQLException;
    }

    /** Asks the database without Spring and without making one that is not there. */
    static <T> Optional<T> look(Settings settings, LedgerQuery<T> question) {
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

    /** Connects without Spring and without making a database that is not there; its content has passed a check. */
    static Optional<Connection> existing(Settings settings, LedgerCheck check) {
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

    /** Connects for something that may take long, without Spring and without making a database that is not there. */
    static Optional<Connection> maintain(Settings settings) {
        return maintain(settings, LedgerCheck.of(settings));
    }

    /** The same, once the content of the database has passed a check. */
    static Optional<Connection> maintain(Settings settings, LedgerCheck check) {
        DatabaseAddress address = DatabaseAddress.of(settings);
        OpeningFailure.refuseUnsupported(address);
        try {
            Connector connector = address.isInHome()
                    ? SerializedWrites.of(
                            new HomeDataSource(
                                    address.home(),
                                    address.options(false),
                                    address.login(BRIEF),
                                    BRIEF,
                                    LONGEST_STATEMENT),
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
        DataSource source = address.isInHome() ? home(address, makesNew, timeout) : named(address, makesNew, timeout);
        return SerializedWrites.of(source, WriteLock.of(file));
    }

    private static DataSource home(DatabaseAddress address, boolean makesNew, Duration answerTimeout) {
        return new HomeDataSource(
                address.home(),
                address.options(makesNew),
                address.login(answerTimeout),
                answerTimeout,
                address.database().patience().multipliedBy(STATEMENT_PATIENCE));
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
    private static ConfigurableApplicationContext startHolding(Connection held, DatabaseAddress address, Beans beans)
            throws SQLException {
        try (held) {
            if (!address.isInHome()) {
                held.close();
            }
            return start(address, beans);
        }
    }

    private static ConfigurableApplicationContext start(DatabaseAddress address, Beans beans) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(LedgerApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(properties(address))
                .initializers(context -> beans.register(context.getBeanFactory()));
        if (address.isInHome()) {
            // the process that serves the database may end at any time, and its connections with it
            System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
        }
        // half of the pool's own patience, so that it is told why it gets no connection
        Duration patience = address.database().patience().dividedBy(2);
        address.h2File()
                .map(path -> serialized(address, path, true, patience))
                .ifPresent(file -> application.initializers(
                        context -> context.getBeanFactory().addBeanPostProcessor(new Source(file))));
        return application.run();
    }

    /** Lets a pool take its connections from a source. */
    private record Source(DataSource source) implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof HikariDataSource pool && pool.getDataSource() == null) {
                pool.setDataSource(source);
            }
            return bean;
        }
    }

    private static Map<String, Object> properties(DatabaseAddress address) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Settings.Database database = address.database();
        properties.put("spring.datasource.url", address.url());
        if (database.username() != null) {
            properties.put("spring.datasource.username", database.username());
        }
        if (database.password() != null) {
            properties.put("spring.datasource.password", database.password());
        }
        properties.put("leadline.database.patience", database.patience().toString());
        properties.put(
                "spring.datasource.hikari.connection-timeout",
                Math.max(SHORTEST_TIMEOUT_MS, database.patience().toMillis()));
        if (address.isPostgresql()) {
            properties.put(
                    "spring.datasource.hikari.connection-init-sql",
                    "set idle_in_transaction_session_timeout = "
                            + database.patience().multipliedBy(IDLE_PATIENCE).toMillis());
            // one insert of many rows; updates, whose counts decide who may send a row, stay as they are
            properties.put("spring.datasource.hikari.data-source-properties.reWriteBatchedInserts", "true");
        }
        properties.put("spring.datasource.hikari.maximum-pool-size", 10);
        properties.put("spring.datasource.hikari.minimum-idle", 1);
        properties.put("spring.flyway.locations", "classpath:db/migration/{vendor},classpath:db/migration/ledger");
        properties.put("spring.batch.jdbc.initialize-schema", "never");
        properties.put("spring.batch.job.enabled", false);
        properties.put("spring.main.lazy-initialization", false);
        return properties;
    }
}
