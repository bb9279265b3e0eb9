package dev.leadline.transfer;

import dev.leadline.transfer.LedgerTable.LedgerColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables of a PostgreSQL database that hold the ledger: all but those that describe the database itself. */
final class TableCatalog {

    private static final Set<String> OF_THE_DATABASE =
            Set.of("flyway_schema_history", TransferLog.MARKER, TransferLog.COPIED, DeferredIndexes.MISSING);

    private static final String COLUMNS = """
            select table_name, column_name, data_type from information_schema.columns
            where table_schema = current_schema() order by table_name, ordinal_position
            """;

    private static final String REFERENCES = """
            select child.relname, parent.relname from pg_constraint reference
            join pg_class child on child.oid = reference.conrelid
            join pg_class parent on parent.oid = reference.confrelid
            where reference.contype = 'f' and reference.connamespace = current_schema()::regnamespace
            """;

    private TableCatalog() {}

    /** The tables, each after those that it refers to. */
    static List<LedgerTable> read(Connection postgresql) throws SQLException {
        Map<String, LedgerTable> tables = tables(postgresql);
        Map<String, Set<String>> parents = parents(postgresql);
        List<LedgerTable> sorted = new ArrayList<>();
        Set<String> done = new TreeSet<>();
        while (done.size() < tables.size()) {
            List<String> next = tables.keySet().stream()
                    .filter(table -> !done.contains(table))
                    .filter(table -> done.containsAll(parents.getOrDefault(table, Set.of())))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle");
            }
            next.forEach(table -> sorted.add(tables.get(table)));
            done.addAll(next);
        }
        return sorted;
    }

    private static Map<String, LedgerTable> tables(Connection postgresql) throws SQLException {
        Map<String, List<LedgerColumn>> columns = new TreeMap<>();
        try (Statement statement = postgresql.createStatement();
                ResultSet column = statement.executeQuery(COLUMNS)) {
            while (column.next()) {
                if (!OF_THE_DATABASE.contains(column.getString(1))) {
                    columns.computeIfAbsent(column.getString(1), table -> new ArrayList<>())
                            .add(new LedgerColumn(column.getString(2), ColumnKind.of(column.getString(3))));
                }
            }
        }
        Map<String, LedgerTable> tables = new TreeMap<>();
        columns.forEach((name, of) -> tables.put(name, new LedgerTable(name, of)));
        return tables;
    }

    private static Map<String, Set<String>> parents(Connection postgresql) throws SQLException {
        Map<String, Set<String>> parents = new TreeMap<>();
        try (Statement statement = postgresql.createStatement();
                ResultSet reference = statement.executeQuery(REFERENCES)) {
            while (reference.next()) {
                parents.computeIfAbsent(reference.getString(1), child -> new TreeSet<>())
                        .add(reference.getString(2));
            }
        }
        return parents;
    }

    /** The names of all tables of an H2 database, in lower case, but those that describe the database itself. */
    static Set<String> namesInH2(Connection h2) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Statement statement = h2.createStatement();
                ResultSet table = statement.executeQuery("""
                        select lower(table_name) from information_schema.tables
                        where table_schema = 'PUBLIC' and table_type = 'BASE TABLE'
                        """)) {
            while (table.next()) {
                names.add(table.getString(1));
            }
        }
        names.removeAll(OF_THE_DATABASE);
        return names;
    }
}
