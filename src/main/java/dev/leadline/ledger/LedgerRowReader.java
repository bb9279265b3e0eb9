package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.CELLS;
import static dev.leadline.ledger.SealedColumn.MESSAGE;
import static dev.leadline.ledger.SealedColumn.PROBLEM_CELL;
import static dev.leadline.ledger.SealedColumn.PROBLEM_MESSAGE;
import static dev.leadline.ledger.SealedColumn.PROBLEM_SUGGESTION;
import static dev.leadline.ledger.SealedColumn.WARNINGS;

import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Suggestion;
import dev.leadline.lead.Warning;
import dev.leadline.shared.PageStart;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of a run, with their problems, a page at a time. */
final class LedgerRowReader {

    private static final int PAGE = 500;
    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectReader TEXTS = JSON.readerForListOf(String.class);

    private static final String PROBLEMS = """
            select run_id, row_no, position, code, field, column_name, cell, message, suggestion from row_problem
            where %s order by run_id, row_no, position
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final CellCipher cipher;

    LedgerRowReader(JdbcClient jdbc, Transactions transactions, CellCipher cipher) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.cipher = cipher;
    }

    /** Passes rows by in the order of their numbers, so that memory does not grow with the file. */
    void forEach(long run, Set<RowStatus> statuses, Consumer<LedgerRow> action) {
        if (statuses.containsAll(EnumSet.allOf(RowStatus.class))) {
            forEveryRow(run, action);
            return;
        }
        RowFilter filter = RowFilter.in(statuses);
        List<LedgerRow> page = page(run, filter, PageStart.after(0), PAGE);
        while (!page.isEmpty()) {
            page.forEach(action);
            page = page(run, filter, PageStart.after(page.get(page.size() - 1).row()), PAGE);
        }
    }

    /** A range of the primary key is read several times as fast as the same rows by their numbers. */
    private void forEveryRow(long run, Consumer<LedgerRow> action) {
        long last = transactions.read(() -> jdbc.sql("select coalesce(max(row_no), 0) from run_row where run_id = :run")
                .param("run", run)
                .query(Long.class)
                .single());
        for (long first = 1; first <= last; first += PAGE) {
            PageRange range = new PageRange(run, first, first + PAGE - 1);
            transactions.read(() -> range(range)).forEach(action);
        }
    }

    /** Rows of a run, both ends included. */
    private record PageRange(long run, long from, long to) {}

    private List<LedgerRow> range(PageRange range) {
        String within = "run_id = :run and row_no between :from and :to";
        Map<Long, List<Problem>> problems =
                byRow(jdbc.sql(PROBLEMS.formatted(within)).paramSource(range));
        return jdbc.sql("select * from run_row where " + within + " order by run_id, row_no")
                .paramSource(range)
                .query((rs, i) -> row(rs, problems))
                .list();
    }

    /** Some rows in the order of their numbers. */
    List<LedgerRow> page(long run, RowFilter filter, PageStart start, int most) {
        return page(run, List.of(filter), start, most);
    }

    /** Some rows that one of some filters lets through, in the order of their numbers; no row passes two of the filters. */
    List<LedgerRow> page(long run, List<RowFilter> filters, PageStart start, int most) {
        JdbcClient.StatementSpec query =
                jdbc.sql("select row_no from (%s) found order by row_no %s fetch first :most rows only"
                        .formatted(
                                filters.stream()
                                        .flatMap(filter ->
                                                filter.statuses().stream().map(status -> nextIn(status, filter, start)))
                                        .collect(Collectors.joining(" union all ")),
                                start.direction()));
        filters.forEach(filter -> query.params(filter.parameters()));
        query.param("run", run).param("start", start.key()).param("most", most);
        return rows(run, transactions.read(() -> query.query(Long.class).list()));
    }

    /** H2 walks an index in its order only for a single status, and sorts all that is left of the run for several. */
    private static String nextIn(RowStatus status, RowFilter filter, PageStart start) {
        return """
                (select r.row_no from run_row r where r.run_id = :run and r.status = '%1$s' and %2$s and %4$s
                    order by r.run_id %3$s, r.status %3$s, r.row_no %3$s fetch first :most rows only)
                """.formatted(status, start.condition("r.row_no"), start.direction(), filter.condition());
    }

    /** Rows by their numbers, which are in order; those that are gone are left out. */
    List<LedgerRow> rows(long run, List<Long> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        return transactions.read(() -> read(run, numbers));
    }

    private List<LedgerRow> read(long run, List<Long> numbers) {
        Map<Long, List<Problem>> problems = problems(run, numbers);
        return jdbc.sql("select * from run_row where (run_id, row_no) in (:rows) order by row_no")
                .param("rows", keys(run, numbers))
                .query((rs, i) -> row(rs, problems))
                .list();
    }

    /** Of both columns: H2 reads all rows of a run when only one of the two is in a list. */
    static List<Object[]> keys(long run, List<Long> numbers) {
        return numbers.stream().map(number -> new Object[] {run, number}).toList();
    }

    private Map<Long, List<Problem>> problems(long run, List<Long> numbers) {
        return byRow(jdbc.sql(PROBLEMS.formatted("(run_id, row_no) in (:rows)")).param("rows", keys(run, numbers)));
    }

    private Map<Long, List<Problem>> byRow(JdbcClient.StatementSpec problems) {
        return problems.query((rs, i) -> Map.entry(rs.getLong("row_no"), problem(rs))).list().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(ArrayList::new))));
    }

    private Problem problem(ResultSet rs) throws SQLException {
        Object[] key = {rs.getLong("run_id"), rs.getLong("row_no"), rs.getInt("position")};
        return new Problem(
                ProblemCode.valueOf(rs.getString("code")),
                rs.getString("field"),
                rs.getString("column_name"),
                cipher.openNullable(PROBLEM_CELL.at(key), rs.getString("cell")),
                cipher.open(PROBLEM_MESSAGE.at(key), rs.getString("message")),
                suggestion(cipher.openNullable(PROBLEM_SUGGESTION.at(key), rs.getString("suggestion"))));
    }

    private static @Nullable Suggestion suggestion(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, Suggestion.class);
    }

    private LedgerRow row(ResultSet rs, Map<Long, List<Problem>> problems) throws SQLException {
        RowStatus status = RowStatus.valueOf(rs.getString("status"));
        long row = rs.getLong("row_no");
        RowRef ref = new RowRef(rs.getLong("run_id"), row);
        return new LedgerRow(
                row,
                rs.getLong("line_no"),
                status,
                cells(rs, ref, cipher),
                rs.getString("job_id"),
                rs.getString("record_id"),
                rs.getObject("http_status", Integer.class),
                rs.getString("code"),
                cipher.openNullable(MESSAGE.at(ref), rs.getString("message")),
                rs.getInt("attempts"),
                SqlTime.instant(rs, "sent_at"),
                SqlTime.instant(rs, "settled_at"),
                status == RowStatus.REJECTED ? problems.getOrDefault(row, List.of()) : List.of(),
                rs.getObject("replaced_run") == null
                        ? null
                        : new RowRef(rs.getLong("replaced_run"), rs.getLong("replaced_row")),
                dismissal(rs),
                warnings(cipher.openNullable(WARNINGS.at(ref), rs.getString("warnings"))));
    }

    private static @Nullable Dismissal dismissal(ResultSet rs) throws SQLException {
        Instant at = SqlTime.instant(rs, "dismissed_at");
        return at == null ? null : new Dismissal(at, rs.getString("dismissed_by"));
    }

    private static List<Warning> warnings(@Nullable String json) {
        return json == null ? List.of() : JSON.readValue(json, new TypeReference<List<Warning>>() {});
    }

    static List<String> cells(ResultSet rs, RowRef row, CellCipher cipher) throws SQLException {
        return TEXTS.readValue(cipher.open(CELLS.at(row), rs.getString("cells")));
    }
}
