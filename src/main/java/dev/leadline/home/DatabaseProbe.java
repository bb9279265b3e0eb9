package dev.leadline.home;

import dev.leadline.ledger.DatabaseFacts;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** A look at a database that makes nothing and changes nothing. */
public final class DatabaseProbe {

    private DatabaseProbe() {}

    /**
     * Opens the database that the settings name, asks it, and closes it again, within a few seconds.
     *
     * @param settings in force
     * @return empty where there is no database yet
     * @throws UserException when it cannot be opened, or does not contain the ledger of the home
     */
    public static Optional<DatabaseFacts> of(Settings settings) {
        return ask(settings, DatabaseFacts::read);
    }

    /**
     * Opens the database that the settings name, asks it something, and closes it again, within a few seconds.
     *
     * @param question reads only
     * @return empty where there is no database yet
     * @throws UserException when it cannot be opened, or does not contain the ledger of the home
     */
    public static <T> Optional<T> ask(Settings settings, LedgerDatabase.LedgerQuery<T> question) {
        return LedgerDatabase.existing(settings).map(connection -> {
            try (connection) {
                return question.ask(connection);
            } catch (SQLException e) {
                throw LedgerDatabase.failure(settings, e);
            }
        });
    }

    /**
     * Asks a database that is open.
     *
     * @param open such as that of a home that is open
     * @return never empty
     * @throws UserException when it does not answer
     */
    public static Optional<DatabaseFacts> of(DataSource open) {
        try (Connection connection = open.getConnection()) {
            return Optional.of(DatabaseFacts.read(connection));
        } catch (SQLException e) {
            throw UserException.of(ExitCode.STOPPED_EARLY, "home.database-silent");
        }
    }
}
