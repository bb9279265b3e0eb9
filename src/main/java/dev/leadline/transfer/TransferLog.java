package dev.leadline.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far a copy is, in the new database itself. Each change is a part of the caller's transaction. */
final class TransferLog {

    static final String MARKER = "ledger_copy";
    static final String COPIED = "ledger_copy_table";

    /** How H2, an H2 without any table, and PostgreSQL report that there is no such table. */
    private static final Set<String> NO_TABLE = Set.of("42S02", "42S04", "42P01");

    private final Connection connection;

    TransferLog(Connection connection) {
        this.connection = connection;
    }

    /** The id of the home whose ledger is being copied to this database; empty where none is. */
    Optional<String> source() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet marker = statement.executeQuery("select source from " + MARKER)) {
            return marker.next() ? Optional.of(marker.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            if (NO_TABLE.contains(String.valueOf(e.getSQLState()))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    void begin(String source) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + MARKER + " (source, started_at) values (?, current_timestamp)")) {
            insert.setString(1, source);
            insert.executeUpdate();
        }
    }

    void add(LedgerTable table, TableDigest read) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + COPIED + " (table_name, row_count, digest) values (?, ?, ?)")) {
            insert.setString(1, table.name());
            insert.setLong(2, read.rows());
            insert.setString(3, read.sum());
            insert.executeUpdate();
        }
    }

    /** What was read for the tables that were copied. */
    Map<String, TableDigest> copied() throws SQLException {
        Map<String, TableDigest> copied = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet table = statement.executeQuery("select table_name, row_count, digest from " + COPIED)) {
            while (table.next()) {
                copied.put(table.getString(1), new TableDigest(table.getLong(2), table.getString(3)));
            }
        }
        return copied;
    }

    void forgetTables() throws SQLException {
        execute("delete from " + COPIED);
    }

    void end() throws SQLException {
        forgetTables();
        execute("delete from " + MARKER);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
