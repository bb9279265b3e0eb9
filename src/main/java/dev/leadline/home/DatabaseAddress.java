package dev.leadline.home;

import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Which database the settings name, and how to log in to it.
 *
 * @param home whose database it is
 * @param database as the settings name it
 */
record DatabaseAddress(Path home, Settings.Database database) {

    /**
     * A committed claim must survive {@code kill -9}, so writes are not delayed; old chunks are kept for a second only, since
     * with a commit for each claim the file would grow without end. Each connection keeps the statements of an import parsed;
     * by default, H2 keeps eight.
     */
    static final String H2_OPTIONS = ";WRITE_DELAY=0;RETENTION_TIME=1000;LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=64";

    /** By default, H2 writes what fails to a trace file beside the database, and quotes values there. */
    private static final String H2_TRACE = ";TRACE_LEVEL_FILE";

    /** By default, H2 makes a database that is not there. */
    private static final String H2_NO_NEW = ";IFEXISTS";

    /** As Spring Boot logs in to a database in memory, which belongs to whoever opens it first. */
    private static final String USER_IN_MEMORY = "sa";

    private static final Pattern H2_FILE =
            Pattern.compile("jdbc:h2:(?!mem:|tcp:|ssl:|zip:|classpath:)(?:file:)?(?<rest>(?<path>[^;]*).*)");
    private static final Pattern WRITE_DELAY = Pattern.compile(";WRITE_DELAY=[^;]*", Pattern.CASE_INSENSITIVE);

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Pattern POSTGRESQL_PLACE =
            Pattern.compile("jdbc:postgresql:(?://(?:[^/]*@)?(?<host>[^/?@]*)/)?(?<database>[^/?;]*)(?:\\?.*)?");

    private static final Pattern SERVERS =
            Pattern.compile("(?:(?:\\[[^]]*]|[^:,]*)(?::\\d{1,5})?)(?:,(?:\\[[^]]*]|[^:,]*)(?::\\d{1,5})?)*");

    private static final Pattern URL_SECRET = Pattern.compile("//(.*)@|(?i:[?&;][^=&;]*pass[^=&;]*)=([^&;]+)");

    static DatabaseAddress of(Settings settings) {
        return new DatabaseAddress(settings.home(), settings.database());
    }

    /** Whether it is the H2 database in the home, and not one that the settings name. */
    boolean isInHome() {
        return database.url() == null;
    }

    boolean isH2() {
        return url().startsWith("jdbc:h2:");
    }

    boolean isPostgresql() {
        return url().startsWith(POSTGRESQL);
    }

    String url() {
        String named = database.url();
        return named == null ? HomeDataSource.url(home) + options(true) : safe(named);
    }

    /** An H2 file that the settings name keeps what is committed as the one in the home does. */
    private static String safe(String named) {
        Matcher file = H2_FILE.matcher(named);
        String url = file.matches()
                ? "jdbc:h2:" + ForcedFilePath.prefix()
                        + WRITE_DELAY.matcher(file.group("rest")).replaceAll("") + ";WRITE_DELAY=0"
                : named;
        return url + traceOption(url);
    }

    /** The same, for somebody who only looks: no database is made where there is none. */
    String urlOfExisting() {
        String url = url();
        boolean makes = isH2() && !url.toUpperCase(Locale.ROOT).contains(H2_NO_NEW);
        return makes ? url + H2_NO_NEW + "=TRUE" : url;
    }

    /** The path of an H2 file, without its extension. */
    Optional<Path> h2File() {
        if (isInHome()) {
            return Optional.of(home.resolve("leadline"));
        }
        Matcher file = H2_FILE.matcher(database.url());
        return file.matches() ? Optional.of(real(FilePath.get(file.group("path")))) : Optional.empty();
    }

    private static Path real(FilePath path) {
        return path instanceof FilePathWrapper wrapper ? real(wrapper.unwrap()) : Path.of(path.toString());
    }

    /** What ends the URL of the database in the home. */
    String options(boolean makesNew) {
        return H2_OPTIONS + H2_TRACE + "=0" + (makesNew ? "" : H2_NO_NEW + "=TRUE");
    }

    private static String traceOption(String url) {
        boolean traces =
                url.startsWith("jdbc:h2:") && !url.toUpperCase(Locale.ROOT).contains(H2_TRACE);
        return traces ? H2_TRACE + "=0" : "";
    }

    /** By default, PostgreSQL's driver waits longer for a host that does not answer than anybody who only looks. */
    Properties login(Duration timeout) {
        Properties login = new Properties();
        if (database.username() != null) {
            login.setProperty("user", database.username());
        } else if (url().startsWith("jdbc:h2:mem:")) {
            login.setProperty("user", USER_IN_MEMORY);
        }
        if (database.password() != null) {
            login.setProperty("password", database.password());
        }
        if (isPostgresql()) {
            String seconds = String.valueOf(Math.max(1, timeout.toSeconds()));
            Stream.of("connectTimeout", "loginTimeout", "socketTimeout")
                    .forEach(property -> login.setProperty(property, seconds));
        }
        return login;
    }

    /** Whether a PostgreSQL URL is one that its driver understands. */
    boolean namesServer() {
        return POSTGRESQL_PLACE.matcher(url()).matches()
                && SERVERS.matcher(server()).matches();
    }

    /** The host and port of a PostgreSQL server, without user and password. */
    String server() {
        Matcher place = POSTGRESQL_PLACE.matcher(url());
        String host = place.matches() ? place.group("host") : null;
        return host == null || host.isEmpty() ? "localhost" : host;
    }

    /** The name of a PostgreSQL database. */
    String name() {
        Matcher place = POSTGRESQL_PLACE.matcher(url());
        return place.matches() ? place.group("database") : "";
    }

    /** The JDBC URL of a PostgreSQL database without user, password and options. */
    String place() {
        return POSTGRESQL + "//" + server() + "/" + name();
    }

    /** A driver's message without the URL, or what a driver takes for the name of a host, and without passwords. */
    String withoutSecrets(String message) {
        String url = String.valueOf(database.url());
        return Stream.concat(
                        Stream.of(url, String.valueOf(database.password())),
                        URL_SECRET.matcher(url).results().map(DatabaseAddress::secret))
                .filter(secret -> !secret.isBlank() && !secret.equals("null"))
                .reduce(message, (text, secret) -> text.replace(secret, "[hidden]"));
    }

    private static String secret(MatchResult found) {
        return found.group(found.group(1) == null ? 2 : 1);
    }

    @Override
    public String toString() {
        return withoutSecrets(database.url() == null ? url() : database.url());
    }
}
