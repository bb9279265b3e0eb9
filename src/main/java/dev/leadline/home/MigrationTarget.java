package dev.leadline.home;

import dev.leadline.ledger.LedgerFacts;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import dev.leadline.transfer.LedgerTransfer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL database to which a ledger is moved. */
final class MigrationTarget {

    /** How long a statement may take: that which counts and sorts a whole table takes longest. */
    private static final Duration LONGEST_STATEMENT = Duration.ofHours(1);

    private static final String HAS_TABLES =
            "select exists (select 1 from information_schema.tables where table_schema = current_schema())";

    /** Any number that no other program uses on a database of Leadline. */
    private static final String ONLY_ONE = "select pg_try_advisory_lock(7160425183)";

    private final DatabaseAddress address;

    private MigrationTarget(DatabaseAddress address) {
        this.address = address;
    }

    /**
     * The database with a URL.
     *
     * @throws UserException when it is not a PostgreSQL database, or the settings name yet another one
     */
    static MigrationTarget of(Settings settings, String url) {
        Settings.Database named = settings.database();
        DatabaseAddress address = new DatabaseAddress(
                settings.home(), new Settings.Database(url, named.username(), named.password(), named.patience()));
        if (!address.isPostgresql() || !address.namesServer()) {
            throw UserException.usage("home.migration-url-invalid");
        }
        if (named.url() != null && !named.url().equals(url)) {
            throw UserException.usage("home.ledger-elsewhere");
        }
        return new MigrationTarget(address);
    }

    String place() {
        return address.place();
    }

    /** Makes the only connection that copies. */
    Connection open() throws SQLException {
        Properties login = address.login(address.database().patience());
        login.setProperty("socketTimeout", String.valueOf(LONGEST_STATEMENT.toSeconds()));
        login.setProperty("tcpKeepAlive", "true");
        Connection connection = DriverManager.getConnection(address.url(), login);
        if (!isTrue(connection, ONLY_ONE)) {
            connection.close();
            throw UserException.of(ExitCode.STOPPED_EARLY, "home.migration-running", place());
        }
        return connection;
    }

    DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.url());
        Properties login = address.login(LONGEST_STATEMENT);
        Optional.ofNullable(login.getProperty("user")).ifPresent(source::setUser);
        Optional.ofNullable(login.getProperty("password")).ifPresent(source::setPassword);
        return source;
    }

    /** Refuses a database that contains anything but an unfinished copy of this ledger. */
    void requireEmptyOrCopyOf(Connection connection, String ledger) throws SQLException {
        LedgerFacts facts = LedgerFacts.read(connection);
        Optional<String> unfinished = LedgerTransfer.unfinishedCopyOf(connection);
        if (unfinished.isPresent()) {
            if (!unfinished.get().equals(ledger)) {
                throw notEmpty("contains an unfinished copy of the ledger of another home");
            }
        } else if (facts.id() != null || facts.lastRun() > 0) {
            throw notEmpty(
                    ledger.equals(facts.id())
                            ? "already contains the ledger of this home"
                            : "contains the ledger of another home");
        } else if (facts.schema() == null && isTrue(connection, HAS_TABLES)) {
            throw notEmpty("contains tables of another program");
        }
    }

    private UserException notEmpty(String what) {
        return UserException.usage("home.database-not-empty", place(), what);
    }

    private static boolean isTrue(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    RuntimeException failure(Exception e) {
        return OpeningFailure.of(address, e);
    }
}
