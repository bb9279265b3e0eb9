package dev.leadline.home;

import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Removes deleted texts from the files of a database: both databases only mark their space as free. Needs the database for itself for
 * a moment.
 */
public final class DatabaseCompaction {

    private static final String POSTGRESQL_TABLES =
            "run, run_row, row_problem, row_attempt, row_word, correction, correction_edit, correction_edit_cell, run_edit,"
                    + " sort_key, run_breakdown, run_partition, import_draft_value, draft_edit, draft_edit_cell";

    /** How PostgreSQL says that another connection uses a table. */
    private static final String LOCKED = "55P03";

    private DatabaseCompaction() {}

    /**
     * Compacts the database of a home, where no other process uses it.
     *
     * @return false where another process uses it, and deleted texts may be in its files still
     * @throws UserException when the database cannot be opened
     */
    public static boolean compact(Settings settings) {
        Optional<Connection> existing = LedgerDatabase.maintain(settings);
        if (existing.isEmpty()) {
            return true;
        }
        DatabaseAddress address = DatabaseAddress.of(settings);
        try (Connection connection = existing.get()) {
            return address.isPostgresql() ? vacuum(connection) : shutDownCompact(connection);
        } catch (SQLException e) {
            if (LOCKED.equals(e.getSQLState())) {
                return false;
            }
            throw OpeningFailure.of(address, e);
        }
    }

    private static boolean vacuum(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '3s'");
            statement.execute("vacuum (full, analyze) " + POSTGRESQL_TABLES);
            return true;
        }
    }

    /** The file is written anew, and takes the place of the other when it is complete. */
    private static boolean shutDownCompact(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (DatabaseUsers.others(connection)) {
                return false;
            }
            statement.execute("shutdown compact");
            return true;
        }
    }
}
