package dev.leadline.ledger;

import dev.leadline.encryption.CellCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals the texts of all tables, some rows in a transaction. */
final class RowEncryption {

    private static final int PAGE = 1_000;
    private static final String RANGE = " where run_id = ? and row_no between ? and ?";

    /** The key of its table is the text itself. */
    private static final EnumSet<SealedColumn> KEYS = EnumSet.of(SealedColumn.SORT_KEY);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Resealing resealing;

    RowEncryption(JdbcTemplate jdbc, TransactionTemplate transaction, Resealing resealing) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.resealing = resealing;
    }

    /** Gives the number of rows of all runs. */
    long sealAll(LongConsumer progress) {
        Collection<List<SealedColumn>> tables = EnumSet.complementOf(KEYS).stream()
                .collect(Collectors.groupingBy(SealedColumn::table, LinkedHashMap::new, Collectors.toList()))
                .values();
        long rows = 0;
        for (Map.Entry<Long, Long> run : lastRows().entrySet()) {
            for (long from = 1; from <= run.getValue(); from += PAGE) {
                Object[] range = {run.getKey(), from, from + PAGE - 1};
                transaction.executeWithoutResult(status -> {
                    tables.stream().filter(RowEncryption::isOfRows).forEach(columns -> seal(columns, RANGE, range));
                    hashWords(range);
                });
                progress.accept(rows + Math.min(from + PAGE - 1, run.getValue()));
            }
            rows += run.getValue();
        }
        transaction.executeWithoutResult(status -> {
            tables.stream().filter(columns -> !isOfRows(columns)).forEach(columns -> seal(columns, ""));
            sealSortKeys();
            sealNames();
        });
        return rows;
    }

    private static boolean isOfRows(List<SealedColumn> columns) {
        return columns.get(0).isOfRow();
    }

    private Map<Long, Long> lastRows() {
        // edits can be of rows that are not staged yet
        Map<Long, Long> last = new LinkedHashMap<>();
        jdbc.query("""
                select run_id, max(row_no) as last_row from (
                    select run_id, max(row_no) as row_no from run_row group by run_id
                    union all select run_id, max(row_no) from run_edit group by run_id) rows_of_runs
                group by run_id order by run_id
                """, rs -> {
            last.put(rs.getLong("run_id"), rs.getLong("last_row"));
        });
        return last;
    }

    /** Columns of one table. */
    private void seal(List<SealedColumn> columns, String which, Object... parameters) {
        SealedColumn first = columns.get(0);
        String names = Stream.concat(first.keys().stream(), columns.stream().map(SealedColumn::column))
                .collect(Collectors.joining(", "));
        List<@Nullable Object[]> changed = jdbc
                .query(
                        "select " + names + " from " + first.table() + which,
                        (rs, i) -> resealed(columns, rs),
                        parameters)
                .stream()
                .flatMap(row -> row)
                .toList();
        jdbc.batchUpdate(
                "update %s set %s where %s"
                        .formatted(
                                first.table(),
                                columns.stream()
                                        .map(column -> column.column() + " = ?")
                                        .collect(Collectors.joining(", ")),
                                first.keys().stream().map(key -> key + " = ?").collect(Collectors.joining(" and "))),
                changed);
    }

    /** The values of an update; none where nothing changes. */
    private Stream<@Nullable Object[]> resealed(List<SealedColumn> columns, ResultSet rs) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        boolean changes = false;
        for (SealedColumn column : columns) {
            String stored = rs.getString(column.column());
            String sealed = resealing.seal(column.at(rs), stored);
            values.add(sealed);
            changes |= sealed != null && !sealed.equals(stored);
        }
        values.addAll(Arrays.asList(columns.get(0).key(rs)));
        return changes ? Stream.of(new @Nullable Object[][] {values.toArray()}) : Stream.empty();
    }

    /** The secret of hashed words stays the same, so they are right already. */
    private void hashWords(Object[] range) {
        if (!resealing.wasPlain()) {
            return;
        }
        List<Object[]> words = jdbc
                .query(
                        "select run_id, row_no, word from row_word" + RANGE,
                        (rs, i) -> new Object[] {rs.getLong("run_id"), rs.getLong("row_no"), rs.getString("word")},
                        range)
                .stream()
                .filter(word -> !CellCipher.isHashed((String) word[2]))
                .toList();
        if (!words.isEmpty()) {
            jdbc.update("delete from row_word" + RANGE, range);
            words.forEach(word -> word[2] = resealing.cipher().word((String) word[2]));
            jdbc.batchUpdate("insert into row_word (run_id, row_no, word) values (?, ?, ?)", words);
        }
    }

    private void sealSortKeys() {
        List<Object[]> keys = jdbc.query("select run_id, sort_key, row_no from sort_key", (rs, i) -> new Object[] {
            rs.getLong("run_id"),
            String.valueOf(resealing.seal(SealedColumn.SORT_KEY.at(rs), rs.getString("sort_key"))),
            rs.getLong("row_no")
        });
        if (!keys.isEmpty()) {
            jdbc.update("delete from sort_key");
            jdbc.batchUpdate("insert into sort_key (run_id, sort_key, row_no) values (?, ?, ?)", keys);
        }
    }

    private void sealNames() {
        List<Object[]> names = jdbc.query("select run_id, kind, name from run_breakdown", (rs, i) -> new Object[] {
            resealing.sealAlike(SealedColumn.BREAKDOWN_NAME, rs.getString("name")),
            rs.getLong("run_id"),
            rs.getString("kind"),
            rs.getString("name")
        });
        jdbc.batchUpdate("update run_breakdown set name = ? where run_id = ? and kind = ? and name = ?", names);
    }
}
