package dev.leadline.transfer;

import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.shared.ExitCode;
import dev.leadline.transfer.DeferredIndexes.MissingIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Copies the ledger of one home from H2 to PostgreSQL, and compares both. A copy that was interrupted continues with the first table
 * that is not copied yet; if the home has changed since, everything is copied again.
 */
public final class LedgerTransfer {

    /** Rows between two reports of progress. */
    private static final int REPORTED_TOGETHER = 1_000;

    /** With PostgreSQL's default, an index of some millions of rows is sorted on the disk. */
    private static final String MEMORY_OF_AN_INDEX = "256MB";

    private final Connection h2;
    private final Connection postgresql;
    private final TransferListener listener;
    private final TransferLog log;
    private final DeferredIndexes indexes;

    /**
     * Nothing happens yet.
     *
     * @param h2 to which nobody writes until the copy is complete
     * @param postgresql with the tables of the same schema version
     */
    public LedgerTransfer(Connection h2, Connection postgresql, TransferListener listener) {
        this.h2 = h2;
        this.postgresql = postgresql;
        this.listener = listener;
        this.log = new TransferLog(postgresql);
        this.indexes = new DeferredIndexes(postgresql);
    }

    /**
     * The id of the home whose ledger is being copied to a database; empty where the database is complete.
     *
     * @throws SQLException when it does not answer
     */
    public static Optional<String> unfinishedCopyOf(Connection database) throws SQLException {
        return new TransferLog(database).source();
    }

    /**
     * Copies every table, and compares every row. The new database stays marked as incomplete until {@link #complete}.
     *
     * @param home the id of the home
     * @throws UserException when the new database has other content afterwards
     * @throws SQLException when a database does not answer
     */
    public TransferResult copy(String home) throws SQLException {
        postgresql.setAutoCommit(false);
        List<LedgerTable> tables = TableCatalog.read(postgresql);
        requireSameTables(tables);
        Map<String, TableDigest> copied = begun(home, tables);
        long total = total(tables);
        copyMissing(tables, copied, total);
        SequenceCopy.copy(h2, postgresql);
        createIndexes();
        execute("analyze");
        postgresql.commit();
        compare(tables, copied, total);
        return new TransferResult(tables.size(), total);
    }

    /** Removes the mark: from now on the new database can be used. */
    public void complete() throws SQLException {
        postgresql.setAutoCommit(false);
        log.end();
        postgresql.commit();
    }

    private void requireSameTables(List<LedgerTable> tables) throws SQLException {
        Set<String> names = tables.stream().map(LedgerTable::name).collect(Collectors.toSet());
        Set<String> existing = TableCatalog.namesInH2(h2);
        if (!names.equals(existing)) {
            throw UserException.of(ExitCode.STOPPED_EARLY, "transfer.other-tables", differing(names, existing));
        }
    }

    private static String differing(Set<String> names, Set<String> others) {
        return Stream.concat(
                        names.stream().filter(name -> !others.contains(name)).map(name -> name + " is missing"),
                        others.stream().filter(name -> !names.contains(name)).map(name -> name + " is unknown"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** What an earlier copy of the same content has completed; the other tables are empty. */
    private Map<String, TableDigest> begun(String home, List<LedgerTable> tables) throws SQLException {
        Map<String, TableDigest> copied = new HashMap<>();
        if (log.source().isEmpty()) {
            log.begin(home);
        } else {
            copied.putAll(log.copied());
            if (!isUnchanged(tables, copied)) {
                listener.note(UserMessage.of("transfer.home-changed").text());
                copied.clear();
            }
            if (copied.isEmpty()) {
                log.forgetTables();
                execute("truncate " + tables.stream().map(LedgerTable::name).collect(Collectors.joining(", ")));
            }
        }
        postgresql.commit();
        return copied;
    }

    private boolean isUnchanged(List<LedgerTable> tables, Map<String, TableDigest> copied) throws SQLException {
        if (copied.isEmpty()) {
            return true;
        }
        listener.step(
                "Checking",
                copied.values().stream().mapToLong(TableDigest::rows).sum());
        long done = 0;
        for (LedgerTable table : tables) {
            TableDigest before = copied.get(table.name());
            if (before != null && !before.equals(digest(h2, table, done))) {
                return false;
            }
            done += before == null ? 0 : before.rows();
        }
        return true;
    }

    private long total(List<LedgerTable> tables) throws SQLException {
        long total = 0;
        for (LedgerTable table : tables) {
            total += table.count(h2);
        }
        return total;
    }

    private void copyMissing(List<LedgerTable> tables, Map<String, TableDigest> copied, long total)
            throws SQLException {
        listener.step("Copying", total);
        long done = 0;
        for (LedgerTable table : tables) {
            if (!copied.containsKey(table.name())) {
                copied.put(table.name(), copy(table, done));
            }
            done += copied.get(table.name()).rows();
            listener.advanced(done);
        }
    }

    private TableDigest copy(LedgerTable table, long done) throws SQLException {
        RowDigest digest = new RowDigest();
        long[] count = {done};
        indexes.drop(table);
        try (TableCopy copy = TableCopy.into(table, postgresql)) {
            table.forEachRow(h2, row -> {
                digest.add(row);
                copy.add(row);
                report(count);
            });
            copy.end();
        }
        TableDigest read = digest.total();
        log.add(table, read);
        postgresql.commit();
        return read;
    }

    private void createIndexes() throws SQLException {
        List<MissingIndex> missing = indexes.missing();
        listener.step("Creating indexes", missing.size());
        execute("set maintenance_work_mem = '" + MEMORY_OF_AN_INDEX + "'");
        long done = 0;
        for (MissingIndex index : missing) {
            indexes.create(index);
            postgresql.commit();
            listener.advanced(++done);
        }
        indexes.end();
        postgresql.commit();
    }

    private void compare(List<LedgerTable> tables, Map<String, TableDigest> copied, long total) throws SQLException {
        listener.step("Comparing", total);
        long done = 0;
        for (LedgerTable table : tables) {
            TableDigest expected = Objects.requireNonNull(copied.get(table.name()));
            TableDigest actual = digest(postgresql, table, done);
            if (!actual.equals(expected)) {
                log.forgetTables();
                postgresql.commit();
                throw difference(table, expected, actual);
            }
            done += actual.rows();
            listener.advanced(done);
        }
        postgresql.commit();
    }

    private static UserException difference(LedgerTable table, TableDigest expected, TableDigest actual) {
        UserMessage found = expected.rows() == actual.rows()
                ? UserMessage.of("transfer.different-value", actual.rows())
                : UserMessage.of("transfer.different-rows", actual.rows(), expected.rows());
        return UserException.of(ExitCode.STOPPED_EARLY, "transfer.different-table", table, found);
    }

    private TableDigest digest(Connection connection, LedgerTable table, long done) throws SQLException {
        RowDigest digest = new RowDigest();
        long[] count = {done};
        table.forEachRow(connection, row -> {
            digest.add(row);
            report(count);
        });
        return digest.total();
    }

    private void report(long[] count) {
        if (++count[0] % REPORTED_TOGETHER == 0) {
            listener.advanced(count[0]);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = postgresql.createStatement()) {
            statement.execute(sql);
        }
    }
}
