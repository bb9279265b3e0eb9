package dev.leadline.job;

import dev.leadline.ledger.DatabaseFacts;
import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Opens the database of a home, and what works on it. */
final class LedgerDatabase {

    /**
     * A committed claim must survive {@code kill -9}, so writes are not delayed; old chunks are kept for a second only, since
     * with a commit for each claim the file would grow without end.
     */
    static final String H2_OPTIONS = ";AUTO_SERVER=TRUE;WRITE_DELAY=0;RETENTION_TIME=1000;LOCK_TIMEOUT=10000";

    /** By default, H2 writes what fails to a trace file beside the database, and quotes values there. */
    private static final String H2_TRACE = ";TRACE_LEVEL_FILE";

    /** By default, H2 makes a database that is not there. */
    private static final String H2_NO_NEW = ";IFEXISTS=TRUE";

    /** How long somebody waits who only looks. */
    private static final Duration BRIEF = Duration.ofSeconds(3);

    private static final Pattern URL_SECRET = Pattern.compile("//(.*)@|(?i:[?&;][^=&;]*pass[^=&;]*)=([^&;]+)");

    /** The pool refuses a shorter one. */
    private static final long SHORTEST_TIMEOUT_MS = 250;

    /** Its lock is held, is just being taken, or names a process that has just gone. */
    private static final Set<Integer> IN_THE_WAY = Set.of(
            ErrorCode.DATABASE_ALREADY_OPEN_1, ErrorCode.ERROR_OPENING_DATABASE_1, ErrorCode.CONNECTION_BROKEN_1);

    private static final Duration WAIT = Duration.ofMillis(100);

    private LedgerDatabase() {}

    static ConfigurableApplicationContext open(Settings settings) {
        try {
            return settings.database().url() == null
                    ? startHolding(
                            patiently(
                                    settings, url(settings), settings.database().patience()),
                            settings)
                    : start(settings);
        } catch (RuntimeException | SQLException e) {
            throw unopened(settings, e);
        }
    }

    private static NotStartedException unopened(Settings settings, Exception e) {
        return new NotStartedException(
                ExitCode.STOPPED_EARLY,
                "The database of %s cannot be opened: %s. See that it runs, that its address and password are right and that there is space, then start again."
                        .formatted(settings.home(), reason(e, settings.database())));
    }

    /** Asks the database without Spring and without making one that is not there. */
    static Optional<DatabaseFacts> look(Settings settings) {
        String url = url(settings);
        boolean makes = isH2(url) && !url.toUpperCase(Locale.ROOT).contains(";IFEXISTS");
        try (Connection connection = patiently(settings, makes ? url + H2_NO_NEW : url, BRIEF)) {
            return Optional.of(DatabaseFacts.read(connection));
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1) {
                return Optional.empty();
            }
            throw unopened(settings, e);
        }
    }

    private static ConfigurableApplicationContext startHolding(Connection held, Settings settings) throws SQLException {
        try {
            return start(settings);
        } finally {
            held.close();
        }
    }

    private static ConfigurableApplicationContext start(Settings settings) {
        return new SpringApplicationBuilder(ImportsApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(properties(settings))
                .run();
    }

    /**
     * A connection to the file in the home, to be held while Spring starts: a process that opens the file in the moment in
     * which another opens or closes it finds it locked, and nobody there who would serve it.
     */
    private static Connection patiently(Settings settings, String url, Duration patience) throws SQLException {
        Properties login = login(settings.database(), url, patience);
        long start = System.nanoTime();
        while (true) {
            try {
                return DriverManager.getConnection(url, login);
            } catch (SQLException e) {
                boolean over = System.nanoTime() - start >= patience.toNanos();
                if (over || !IN_THE_WAY.contains(e.getErrorCode())) {
                    throw e;
                }
            }
            LockSupport.parkNanos(WAIT.toNanos());
        }
    }

    /** By default, PostgreSQL's driver waits longer for a host that does not answer than anybody who only looks. */
    private static Properties login(Settings.Database database, String url, Duration patience) {
        Properties login = new Properties();
        if (database.username() != null) {
            login.setProperty("user", database.username());
        }
        if (database.password() != null) {
            login.setProperty("password", database.password());
        }
        if (url.startsWith("jdbc:postgresql:")) {
            String seconds = String.valueOf(Math.max(1, patience.toSeconds()));
            Stream.of("connectTimeout", "loginTimeout", "socketTimeout")
                    .forEach(timeout -> login.setProperty(timeout, seconds));
        }
        return login;
    }

    private static Map<String, Object> properties(Settings settings) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Settings.Database database = settings.database();
        properties.put("spring.datasource.url", url(settings));
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
        properties.put("spring.datasource.hikari.maximum-pool-size", 10);
        properties.put("spring.datasource.hikari.minimum-idle", 1);
        properties.put("spring.flyway.locations", "classpath:db/migration/{vendor},classpath:db/migration/ledger");
        properties.put("spring.batch.jdbc.initialize-schema", "never");
        properties.put("spring.main.lazy-initialization", false);
        return properties;
    }

    private static String url(Settings settings) {
        String said = settings.database().url();
        String url = said == null ? h2(settings.home()) : said;
        boolean traces = isH2(url) && !url.toUpperCase(Locale.ROOT).contains(H2_TRACE);
        return traces ? url + H2_TRACE + "=0" : url;
    }

    private static boolean isH2(String url) {
        return url.startsWith("jdbc:h2:");
    }

    private static String h2(Path home) {
        return "jdbc:h2:file:" + home.resolve("leadline") + H2_OPTIONS;
    }

    /** Drivers quote the URL that they do not understand, and a password may stand in it. */
    private static String reason(Throwable e, Settings.Database database) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String reason = String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
        return Stream.concat(Stream.of(database.url(), database.password()), secrets(String.valueOf(database.url())))
                .filter(secret -> secret != null && !secret.isBlank())
                .reduce(reason, (text, secret) -> text.replace(secret, "[hidden]"));
    }

    /** A driver also quotes parts of its URL: what stands before an @ may be taken for the name of a host. */
    private static Stream<String> secrets(String url) {
        return URL_SECRET.matcher(url).results().map(found -> found.group(found.group(1) == null ? 2 : 1));
    }
}
