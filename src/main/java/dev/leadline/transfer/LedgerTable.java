package dev.leadline.transfer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that both databases have.
 *
 * @param name in lower case
 * @param columns in one order for both
 */
record LedgerTable(String name, List<LedgerColumn> columns) {

    private static final int FETCHED_AT_ONCE = 1_000;

    /** A column of a table. */
    record LedgerColumn(String name, ColumnKind kind) {}

    /** Who takes the rows of a table, one after the other. */
    @FunctionalInterface
    interface RowConsumer {
        void accept(@Nullable String[] row) throws SQLException;
    }

    String columnNames() {
        return String.join(", ", columns.stream().map(LedgerColumn::name).toList());
    }

    /** Reads all rows without keeping them in memory. The connection is in a transaction, or PostgreSQL would send them at once. */
    void forEachRow(Connection connection, RowConsumer consumer) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet rows = statement.executeQuery("select " + columnNames() + " from " + name)) {
                while (rows.next()) {
                    consumer.accept(values(rows));
                }
            }
        }
    }

    private @Nullable String[] values(ResultSet row) throws SQLException {
        @Nullable String[] values = new @Nullable String[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).kind().read(row, i + 1);
        }
        return values;
    }

    long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + name)) {
            count.next();
            return count.getLong(1);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
