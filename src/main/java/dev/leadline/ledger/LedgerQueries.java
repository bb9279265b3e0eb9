package dev.leadline.ledger;

import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import dev.leadline.shared.PageStart;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger knows, for those who only read it. */
public final class LedgerQueries implements LedgerView {

    private static final String OPEN_REJECTS = """
            select status, count(*) as n from run_row
            where run_id = :run and status in ('REJECTED', 'REFUSED', 'FAILED') and replaced_run is null
                and dismissed_at is null and coalesce(code, '') <> 'FORGOTTEN'
                and not exists (select 1 from run where id = :run and closed_as in ('PURGING', 'PURGED'))
            group by status
            """;

    private static final Set<RowStatus> WITH_CODES =
            EnumSet.of(RowStatus.REFUSED, RowStatus.FAILED, RowStatus.PARTIAL, RowStatus.IN_DOUBT);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final String homeId;
    private final SendOrderRepository order;
    private final LedgerRowReader rows;
    private final CellCipher cipher;

    LedgerQueries(
            JdbcClient jdbc, Transactions transactions, String homeId, SendOrderRepository order, CellCipher cipher) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.homeId = homeId;
        this.order = order;
        this.cipher = cipher;
        this.rows = new LedgerRowReader(jdbc, transactions, cipher);
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
                .query(RunRepository.run(cipher))
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
                .query(RunRepository.run(cipher))
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
        return byStatus("select status, count(*) as n from run_row where run_id = :run group by status", run);
    }

    @Override
    public RowCounts openRejects(long run) {
        return transactions.read(() -> byStatus(OPEN_REJECTS, run));
    }

    private RowCounts byStatus(String sql, long run) {
        Map<RowStatus, Long> counts = new EnumMap<>(RowStatus.class);
        jdbc.sql(sql).param("run", run).query(rs -> {
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

    @Override
    public DuplicateRules duplicateRules(long run) {
        return jdbc.sql("select duplicates, duplicate_days from run where id = :run")
                .param("run", run)
                .query((rs, i) -> new DuplicateRules(
                        DuplicatePolicy.valueOf(rs.getString("duplicates")), rs.getInt("duplicate_days")))
                .single();
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
        rows.forEach(run, statuses, action);
    }

    /** Some rows in the order of their numbers. */
    List<LedgerRow> page(long run, RowFilter filter, PageStart start, int most) {
        return rows.page(run, filter, start, most);
    }

    /** Some rows that one of some filters lets through, in the order of their numbers; no row passes two of the filters. */
    List<LedgerRow> page(long run, List<RowFilter> filters, PageStart start, int most) {
        return rows.page(run, filters, start, most);
    }

    @Override
    public List<LedgerRow> rows(long run, List<Long> numbers) {
        return rows.rows(run, numbers);
    }

    private static String codes(RowStatus status) {
        return " union all select code, cast(null as varchar) from run_row where run_id = :run and status = '%s'"
                .formatted(status);
    }

    @Override
    public Optional<List<String>> cells(RowRef row) {
        return transactions.read(() -> jdbc.sql("select cells from run_row where run_id = :run and row_no = :row")
                .param("run", row.run())
                .param("row", row.row())
                .query((rs, i) -> LedgerRowReader.cells(rs, row, cipher))
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
}
