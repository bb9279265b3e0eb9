package dev.leadline.ledger;

import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds and rewrites texts in every column in which a person can be. The database cannot look into sealed texts, so they are read. */
final class PersonTexts {

    /** Those of one table each. */
    private static final List<List<SealedColumn>> OF_ROWS = List.of(
            List.of(SealedColumn.CELLS, SealedColumn.BODY, SealedColumn.MESSAGE, SealedColumn.WARNINGS),
            List.of(SealedColumn.PROBLEM_CELL, SealedColumn.PROBLEM_MESSAGE, SealedColumn.PROBLEM_SUGGESTION),
            List.of(SealedColumn.ATTEMPT_MESSAGE),
            List.of(SealedColumn.CORRECTION),
            List.of(SealedColumn.RUN_EDIT_ORIGINAL, SealedColumn.RUN_EDIT));

    private static final List<SealedColumn> OF_DRAFTS = List.of(SealedColumn.DRAFT_ORIGINAL, SealedColumn.DRAFT_EDIT);

    /** Writings of a phone number differ in these. */
    private static final String PHONE_MARKS = " ()-./\u00a0\u2010\u2011\u2012\u2013\u2014";

    private static final int PAGE = 5_000;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final CellCipher cipher;
    private final boolean isPostgresql;

    /** @param isPostgresql which finds texts faster than they are read from it; H2 does not */
    PersonTexts(JdbcClient jdbc, Transactions transactions, CellCipher cipher, boolean isPostgresql) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.cipher = cipher;
        this.isPostgresql = isPostgresql;
    }

    List<RowRef> rowsWith(String text, boolean phone) {
        boolean inDatabase = isPostgresql && !cipher.isOn();
        Set<RowRef> found = new TreeSet<>(Comparator.comparingLong(RowRef::run).thenComparingLong(RowRef::row));
        OF_ROWS.forEach(columns -> found.addAll(
                inDatabase ? searchedRows(columns, text, phone) : readRows(columns, matcher(text, phone))));
        return List.copyOf(found);
    }

    private List<RowRef> searchedRows(List<SealedColumn> columns, String text, boolean phone) {
        String condition = phone
                ? columns.stream()
                        .map(column ->
                                "(%s like :digits and %s)".formatted(column.column(), condition(column.column(), true)))
                        .collect(Collectors.joining(" or "))
                : anyOf(columns, false);
        return transactions.read(() -> jdbc.sql(
                        "select distinct run_id, row_no from " + columns.get(0).table() + " where " + condition)
                .param("text", "%" + text + "%")
                // leaves few rows whose marks have to be removed
                .param("digits", "%" + String.join("%", text.split("")) + "%")
                .query((rs, i) -> new RowRef(rs.getLong("run_id"), rs.getLong("row_no")))
                .list());
    }

    private static String anyOf(List<SealedColumn> columns, boolean phone) {
        return columns.stream().map(column -> condition(column.column(), phone)).collect(Collectors.joining(" or "));
    }

    private static String condition(String column, boolean phone) {
        return (phone ? withoutMarks(column) : "lower(" + column + ")") + " like :text";
    }

    /** Neither a regular expression nor {@code translate} means the same to both databases. */
    private static String withoutMarks(String column) {
        String text = column;
        for (int i = 0; i < PHONE_MARKS.length(); i++) {
            text = "replace(%s, '%s', '')".formatted(text, PHONE_MARKS.charAt(i));
        }
        return text;
    }

    /** Finds the texts that {@link #rowsWith} finds. */
    static Predicate<String> matcher(String text, boolean phone) {
        if (phone) {
            return stored -> holds(stored, text);
        }
        int at = text.indexOf('@');
        boolean isAscii = text.chars().allMatch(character -> character < 128);
        return at >= 0 && isAscii
                ? stored -> holdsAddress(stored, text, at)
                : stored -> stored.toLowerCase(Locale.ROOT).contains(text);
    }

    /** Without a copy of the text in lower case: few texts contain the character at all. */
    private static boolean holdsAddress(String text, String address, int at) {
        for (int found = text.indexOf('@'); found >= 0; found = text.indexOf('@', found + 1)) {
            if (text.regionMatches(true, found - at, address, 0, address.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(String text, String digits) {
        for (int start = text.indexOf(digits.charAt(0));
                start >= 0;
                start = text.indexOf(digits.charAt(0), start + 1)) {
            if (begins(text, start, digits)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String text, int start, String digits) {
        int found = 0;
        for (int i = start; i < text.length() && found < digits.length(); i++) {
            if (text.charAt(i) == digits.charAt(found)) {
                found++;
            } else if (PHONE_MARKS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return found == digits.length();
    }

    /**
     * A part of a table.
     *
     * @param condition in SQL
     * @param values of its parameters
     */
    private record TablePart(String condition, Map<String, Long> values) {

        static TablePart ofRun(long run, long from) {
            return new TablePart(
                    "run_id = :run and row_no between :from and :to",
                    Map.of("run", run, "from", from, "to", from + PAGE - 1));
        }

        static TablePart ofTable(long from) {
            return new TablePart("_rowid_ between :from and :to", Map.of("from", from, "to", from + PAGE - 1));
        }
    }

    /** On all processors. */
    private List<RowRef> readRows(List<SealedColumn> columns, Predicate<String> matcher) {
        String table = columns.get(0).table();
        List<TablePart> parts = isPostgresql ? partsByRun(table) : partsByStorage(table);
        return parts.parallelStream()
                .flatMap(part -> readRows(columns, matcher, part).stream())
                .toList();
    }

    private List<TablePart> partsByRun(String table) {
        return transactions.read(() -> jdbc
                .sql("select run_id, max(row_no) as last_row from " + table + " group by run_id order by run_id")
                .query((rs, i) -> partsOfRun(rs.getLong("run_id"), rs.getLong("last_row")))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList());
    }

    private static List<TablePart> partsOfRun(long run, long lastRow) {
        return starts(lastRow).mapToObj(from -> TablePart.ofRun(run, from)).toList();
    }

    /** H2 reads rows faster in the order in which it stores them than by their keys, each of which it looks up. */
    private List<TablePart> partsByStorage(String table) {
        return transactions.read(
                () -> jdbc.sql("select _rowid_ from " + table + " order by _rowid_ desc fetch first row only")
                        .query(Long.class)
                        .optional()
                        .map(last -> starts(last).mapToObj(TablePart::ofTable).toList())
                        .orElse(List.of()));
    }

    private static LongStream starts(long last) {
        return LongStream.rangeClosed(0, (last - 1) / PAGE).map(page -> 1 + page * PAGE);
    }

    private List<RowRef> readRows(List<SealedColumn> columns, Predicate<String> matcher, TablePart part) {
        String texts = columns.stream()
                .map(column -> column.column() + " is not null")
                .collect(Collectors.joining(" or ", "(", ")"));
        return transactions.read(() -> {
            List<RowRef> found = new ArrayList<>();
            jdbc.sql(select(columns) + " where " + part.condition() + " and " + texts)
                    .params(part.values())
                    .query(rs -> {
                        if (anyOf(columns, matcher, rs)) {
                            found.add(new RowRef(rs.getLong("run_id"), rs.getLong("row_no")));
                        }
                    });
            return found.stream().distinct().toList();
        });
    }

    private static String select(List<SealedColumn> columns) {
        SealedColumn first = columns.get(0);
        return Stream.concat(first.keys().stream(), columns.stream().map(SealedColumn::column))
                .collect(Collectors.joining(", ", "select ", " from " + first.table()));
    }

    /** Columns are behind their keys, as {@link #select} names them. */
    private boolean anyOf(List<SealedColumn> columns, Predicate<String> matcher, ResultSet rs) throws SQLException {
        int keys = columns.get(0).keys().size();
        for (int i = 0; i < columns.size(); i++) {
            String stored = rs.getString(keys + i + 1);
            if (stored != null
                    && matcher.test(cipher.isOn() ? cipher.open(columns.get(i).at(rs), stored) : stored)) {
                return true;
            }
        }
        return false;
    }

    /** The unfinished imports in whose edits a text is. */
    Set<String> draftsWith(String text, boolean phone) {
        if (!cipher.isOn()) {
            return jdbc.sql("select distinct draft_id from draft_edit_cell where " + anyOf(OF_DRAFTS, phone))
                    .param("text", "%" + text + "%")
                    .query(String.class)
                    .set();
        }
        Predicate<String> matcher = matcher(text, phone);
        Set<String> found = new TreeSet<>();
        jdbc.sql(select(OF_DRAFTS)).query(rs -> {
            if (anyOf(OF_DRAFTS, matcher, rs)) {
                found.add(rs.getString("draft_id"));
            }
        });
        return found;
    }

    private record StoredText(List<Object> key, String stored, String text) {}

    /**
     * Rewrites the texts of a row in one column. Guarded by the text itself: what another process has written meanwhile stays.
     *
     * @return how many were changed
     */
    int rewrite(RowRef row, SealedColumn column, UnaryOperator<String> rewrite) {
        return jdbc
                .sql(select(List.of(column)) + " where run_id = :run and row_no = :row and " + column.column()
                        + " is not null")
                .param("run", row.run())
                .param("row", row.row())
                .query((rs, i) -> stored(column, rs))
                .list()
                .stream()
                .mapToInt(text -> replace(column, text, rewrite.apply(text.text())))
                .sum();
    }

    private StoredText stored(SealedColumn column, ResultSet rs) throws SQLException {
        String stored = rs.getString(column.column());
        return new StoredText(List.of(column.key(rs)), stored, cipher.open(column.at(rs), stored));
    }

    private int replace(SealedColumn column, StoredText text, String rewritten) {
        if (rewritten.equals(text.text())) {
            return 0;
        }
        List<Object> values = new ArrayList<>();
        values.add(cipher.seal(column.at(text.key().toArray()), rewritten));
        values.addAll(text.key());
        values.add(text.stored());
        return jdbc.sql("update %s set %s = ? where %s and %2$s = ?"
                        .formatted(
                                column.table(),
                                column.column(),
                                column.keys().stream().map(key -> key + " = ?").collect(Collectors.joining(" and "))))
                .params(values)
                .update();
    }

    /** Rewrites the reasons for which runs stopped, and gives the runs. */
    Set<Long> rewriteReasons(String word, boolean phone, UnaryOperator<String> rewrite) {
        SealedColumn column = SealedColumn.STOP_REASON;
        Predicate<String> matcher = matcher(word, phone);
        return jdbc
                .sql(select(List.of(column)) + " where stop_reason is not null")
                .query((rs, i) -> stored(column, rs))
                .list()
                .stream()
                .filter(text -> matcher.test(text.text()))
                .filter(text -> replace(column, text, rewrite.apply(text.text())) > 0)
                .map(text -> (Long) text.key().get(0))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
