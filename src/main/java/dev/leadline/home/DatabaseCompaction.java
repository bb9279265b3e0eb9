package dev.leadline.home;

import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Removes deleted texts from the files of a database: both databases only mark their space as free. Needs the database for itself for
 * a moment.
 */
public final class DatabaseCompaction {

    private static final String ROWS = "run_row, row_problem";

    /** The words of rows, which take as long as the rows, come first. */
    private static final String OTHERS =
            "row_word, run, row_attempt, correction, correction_edit, correction_edit_cell, run_edit,"
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
        return inDatabase(settings, connection -> shutDown(connection, "shutdown compact"));
    }

    /**
     * Removes deleted texts in the shortest time: the file of an H2 database stays as long as it is.
     *
     * @return as for {@link #compact}
     * @throws UserException when the database cannot be opened
     */
    public static boolean erase(Settings settings) {
        Optional<Path> file = DatabaseAddress.of(settings)
                .h2File()
                .map(path -> path.resolveSibling(path.getFileName() + ".mv.db"))
                .filter(Files::exists);
        if (file.isEmpty()) {
            return compact(settings);
        }
        boolean isClosed = inDatabase(settings, connection -> shutDown(connection, "shutdown"));
        return isClosed && (UnusedPages.erase(file.get()) || compact(settings));
    }

    /** What is done in an H2 database. */
    @FunctionalInterface
    private interface H2Work {
        boolean in(Connection connection) throws SQLException;
    }

    private static boolean inDatabase(Settings settings, H2Work h2) {
        Optional<Connection> existing = LedgerDatabase.maintain(settings);
        if (existing.isEmpty()) {
            return true;
        }
        DatabaseAddress address = DatabaseAddress.of(settings);
        try (Connection connection = existing.get()) {
            return address.isPostgresql() ? vacuum(settings, connection) : h2.in(connection);
        } catch (SQLException e) {
            if (LOCKED.equals(e.getSQLState())) {
                return false;
            }
            throw OpeningFailure.of(address, e);
        }
    }

    /** Two tables take most of the time, so they are written anew at once. */
    private static boolean vacuum(Settings settings, Connection connection) throws SQLException {
        try (Connection second = LedgerDatabase.maintain(settings).orElseThrow()) {
            CompletableFuture<@Nullable SQLException> others = CompletableFuture.supplyAsync(() -> failure(second));
            SQLException failed = null;
            try {
                vacuum(connection, ROWS);
            } catch (SQLException e) {
                failed = e;
            }
            SQLException other = others.join();
            if (failed != null || other != null) {
                throw failed == null ? other : failed;
            }
            return true;
        }
    }

    private static @Nullable SQLException failure(Connection connection) {
        try {
            vacuum(connection, OTHERS);
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    private static void vacuum(Connection connection, String tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '3s'");
            statement.execute("vacuum (full, analyze) " + tables);
        }
    }

    private static boolean shutDown(Connection connection, String statement) throws SQLException {
        try (Statement last = connection.createStatement()) {
            if (DatabaseUsers.others(connection)) {
                return false;
            }
            last.execute(statement);
            return true;
        }
    }
}
