package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Suggestion;
import dev.leadline.lead.Warning;
import dev.leadline.shared.PageStart;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** What the ledger knows, for those who only read it. */
public final class LedgerQueries implements LedgerView {

    private static final int PAGE = 500;
    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectReader CELLS = JSON.readerForListOf(String.class);
    private static final Set<RowStatus> WITH_CODES =
            EnumSet.of(RowStatus.REFUSED, RowStatus.FAILED, RowStatus.PARTIAL, RowStatus.IN_DOUBT);

    private static final String PROBLEMS = """
            select row_no, code, field, column_name, cell, message, suggestion from row_problem
            where %s order by run_id, row_no, position
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final String homeId;
    private final SendOrderRepository order;

    LedgerQueries(JdbcClient jdbc, Transactions transactions, String homeId, SendOrderRepository order) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.homeId = homeId;
        this.order = order;
    }

    /**
     * What tells this home's ledger from every other.
     *
     * @return a random UUID, the same for ever
     */
    @Override
    public String homeId() {
        return homeId;
    }

    /**
     * Every run.
     *
     * @return the oldest first
     */
    @Override
    public List<Run> runs() {
        return transactions.read(() -> jdbc.sql("select * from run order by id")
                .query(RunRepository::run)
                .list());
    }

    /**
     * One run.
     *
     * @param id its number
     * @return empty when there is none
     */
    @Override
    public Optional<Run> run(long id) {
        return transactions.read(() -> jdbc.sql("select * from run where id = :id")
                .param("id", id)
                .query(RunRepository::run)
                .optional());
    }

    @Override
    public Optional<RunClosure> closure(long run) {
        return transactions.read(() -> jdbc.sql(
                        "select closed_at, closed_as from run where id = :run and closed_at is not null")
                .param("run", run)
                .query((rs, i) -> new RunClosure(
                        RunClosure.ClosureKind.of(rs.getString("closed_as")),
                        rs.getObject("closed_at", OffsetDateTime.class).toInstant()))
                .optional());
    }

    /**
     * How many rows of a run stand in each status.
     *
     * @param run the run's number
     * @return zero for all where there is no such run
     */
    @Override
    public RowCounts counts(long run) {
        return transactions.read(() -> readCounts(run));
    }

    private RowCounts readCounts(long run) {
        Map<RowStatus, Long> counts = new EnumMap<>(RowStatus.class);
        jdbc.sql("select status, count(*) as n from run_row where run_id = :run group by status")
                .param("run", run)
                .query(rs -> {
                    counts.put(RowStatus.valueOf(rs.getString("status")), rs.getLong("n"));
                });
        return new RowCounts(counts);
    }

    /**
     * Why rows of a run did not become prospects, the most frequent first.
     *
     * @param run the run's number
     * @return one entry for each code and field; a row with several problems counts under each
     */
    @Override
    public List<ProblemCount> problemCounts(long run) {
        return transactions.read(() -> jdbc.sql("""
                select code, field, count(*) as n from (
                    select p.code, p.field from row_problem p
                        join run_row r on r.run_id = p.run_id and r.row_no = p.row_no
                        where p.run_id = :run and r.status = 'REJECTED'
                    %s
                ) reasons group by code, field order by n desc, code, field
                """.formatted(
                                WITH_CODES.stream().map(LedgerQueries::codes).collect(Collectors.joining())))
                .param("run", run)
                .query((rs, i) -> new ProblemCount(
                        Optional.ofNullable(rs.getString("code")).orElse("UNKNOWN"),
                        rs.getString("field"),
                        rs.getLong("n")))
                .list());
    }

    @Override
    public List<ProblemCount> warningCounts(long run) {
        return transactions.read(() -> jdbc.sql("""
                select code, field, row_count from run_warning where run_id = :run order by row_count desc, code, field
                """)
                .param("run", run)
                .query((rs, i) ->
                        new ProblemCount(rs.getString("code"), rs.getString("field"), rs.getLong("row_count")))
                .list());
    }

    private static List<Warning> warnings(ResultSet rs) throws SQLException {
        String json = rs.getString("warnings");
        return json == null ? List.of() : JSON.readValue(json, new TypeReference<List<Warning>>() {});
    }

    /**
     * What a run has asked of the API.
     *
     * @param run the run's number
     * @return zeros where there is no such run
     */
    @Override
    public RequestCounts requests(long run) {
        return transactions.read(() -> jdbc.sql("select requests_sent, polls, throttled from run where id = :run")
                .param("run", run)
                .query((rs, i) ->
                        new RequestCounts(rs.getLong("requests_sent"), rs.getLong("polls"), rs.getLong("throttled")))
                .optional()
                .orElse(new RequestCounts(0, 0, 0)));
    }

    /**
     * The number of the n-th valid row, which is how far a limit lets a run send.
     *
     * @param run the run's number
     * @param n from 1
     * @return empty when there are fewer valid rows
     */
    private Optional<Long> validRow(long run, int n) {
        return transactions.read(() -> jdbc.sql("""
                select row_no from run_row where run_id = :run and body is not null
                order by run_id, row_no offset :skip rows fetch first row only
                """)
                .param("run", run)
                .param("skip", n - 1)
                .query(Long.class)
                .optional());
    }

    /**
     * How far the rows of a run may be sent under its limit.
     *
     * @param run the run's number
     * @return the last place as in {@link StagedRow#place()}; {@link Long#MAX_VALUE} where no limit applies
     */
    public long lastPlaceToSend(long run) {
        Integer limit = knownRun(run).sendLimit();
        if (limit == null) {
            return Long.MAX_VALUE;
        }
        // only valid rows have places in an order of their own
        return transactions.read(() -> order.hasOrder(run))
                ? limit
                : validRow(run, limit).orElse(Long.MAX_VALUE);
    }

    /**
     * Passes the rows of a run by, a page at a time, so that memory does not grow with the file.
     *
     * @param run the run's number
     * @param statuses which rows
     * @param action called for each row, in the order of their numbers
     */
    @Override
    public void forEachRow(long run, Set<RowStatus> statuses, Consumer<LedgerRow> action) {
        if (statuses.containsAll(EnumSet.allOf(RowStatus.class))) {
            forEveryRow(run, action);
            return;
        }
        List<LedgerRow> page = page(run, statuses, PageStart.after(0), PAGE);
        while (!page.isEmpty()) {
            page.forEach(action);
            page = page(run, statuses, PageStart.after(page.get(page.size() - 1).row()), PAGE);
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
    List<LedgerRow> page(long run, Set<RowStatus> statuses, PageStart start, int most) {
        List<Long> numbers = transactions.read(() -> jdbc.sql(
                        "select row_no from (%s) found order by row_no %s fetch first :most rows only"
                                .formatted(
                                        statuses.stream()
                                                .map(status -> nextIn(status, start))
                                                .collect(Collectors.joining(" union all ")),
                                        start.direction()))
                .param("run", run)
                .param("start", start.key())
                .param("most", most)
                .query(Long.class)
                .list());
        return rows(run, numbers);
    }

    /** H2 walks an index in its order only for a single status, and sorts all that is left of the run for several. */
    private static String nextIn(RowStatus status, PageStart start) {
        return """
                (select row_no from run_row where run_id = :run and status = '%1$s' and %2$s
                    order by run_id %3$s, status %3$s, row_no %3$s fetch first :most rows only)
                """.formatted(status, start.condition("row_no"), start.direction());
    }

    private static String codes(RowStatus status) {
        return " union all select code, cast(null as varchar) from run_row where run_id = :run and status = '%s'"
                .formatted(status);
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

    private static Map<Long, List<Problem>> byRow(JdbcClient.StatementSpec problems) {
        return problems.query((rs, i) -> Map.entry(rs.getLong("row_no"), problem(rs))).list().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(ArrayList::new))));
    }

    private static Problem problem(ResultSet rs) throws SQLException {
        return new Problem(
                ProblemCode.valueOf(rs.getString("code")),
                rs.getString("field"),
                rs.getString("column_name"),
                rs.getString("cell"),
                rs.getString("message"),
                suggestion(rs.getString("suggestion")));
    }

    private static @Nullable Suggestion suggestion(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, Suggestion.class);
    }

    private static LedgerRow row(ResultSet rs, Map<Long, List<Problem>> problems) throws SQLException {
        RowStatus status = RowStatus.valueOf(rs.getString("status"));
        long row = rs.getLong("row_no");
        return new LedgerRow(
                row,
                rs.getLong("line_no"),
                status,
                cells(rs),
                rs.getString("job_id"),
                rs.getString("record_id"),
                rs.getObject("http_status", Integer.class),
                rs.getString("code"),
                rs.getString("message"),
                rs.getInt("attempts"),
                SqlTime.instant(rs, "sent_at"),
                SqlTime.instant(rs, "settled_at"),
                status == RowStatus.REJECTED ? problems.getOrDefault(row, List.of()) : List.of(),
                rs.getObject("replaced_run") == null
                        ? null
                        : new RowRef(rs.getLong("replaced_run"), rs.getLong("replaced_row")),
                dismissal(rs),
                warnings(rs));
    }

    private static @Nullable Dismissal dismissal(ResultSet rs) throws SQLException {
        Instant at = SqlTime.instant(rs, "dismissed_at");
        return at == null ? null : new Dismissal(at, rs.getString("dismissed_by"));
    }

    @Override
    public Optional<List<String>> cells(RowRef row) {
        return transactions.read(() -> jdbc.sql("select cells from run_row where run_id = :run and row_no = :row")
                .param("run", row.run())
                .param("row", row.row())
                .query((rs, i) -> cells(rs))
                .optional());
    }

    @Override
    public List<Replacement> replacements(long run) {
        return transactions.read(() -> jdbc.sql("""
                select run_id, row_no, replaced_run, replaced_row from run_row
                where replaced_run is not null and (run_id = :run or replaced_run = :run)
                order by run_id, row_no
                """)
                .param("run", run)
                .query((rs, i) -> new Replacement(
                        new RowRef(rs.getLong("run_id"), rs.getLong("row_no")),
                        new RowRef(rs.getLong("replaced_run"), rs.getLong("replaced_row"))))
                .list());
    }

    private static List<String> cells(ResultSet rs) throws SQLException {
        return CELLS.readValue(rs.getString("cells"));
    }
}
