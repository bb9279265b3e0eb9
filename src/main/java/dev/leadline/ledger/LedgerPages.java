package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.encryption.CellCipher;
import dev.leadline.shared.PageStart;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger a page at a time, for people who look: what a page costs does not grow with what there is. */
public final class LedgerPages {

    private static final int MOST_SEARCHED = 200;

    private final JdbcClient jdbc;
    private final LedgerQueries ledger;
    private final StatusCounts statusCounts;
    private final RowSearch search;
    private final PossibleDuplicateCounts possibleDuplicates;
    private final RowHistories histories;
    private final CellCipher cipher;

    LedgerPages(JdbcClient jdbc, LedgerQueries ledger, StatusCounts statusCounts, CellCipher cipher) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.statusCounts = statusCounts;
        this.cipher = cipher;
        this.search = new RowSearch(jdbc, cipher);
        this.possibleDuplicates = new PossibleDuplicateCounts(jdbc);
        this.histories = new RowHistories(jdbc, cipher);
    }

    /**
     * Runs, the newest first.
     *
     * @param filter which
     * @param start where the page starts
     * @param most how many
     */
    public List<RunLine> runs(RunFilter filter, PageStart start, int most) {
        StringBuilder sql = new StringBuilder(
                "select id, standing, file_name, target, schedule, started_by, started_at, staged_at, ended_at,"
                        + " exit_code, stop_code, stop_reason, fixes_run from (select run.*, " + RunStanding.SQL
                        + " as standing from run where " + start.condition("id"));
        Map<String, Object> parameters = new HashMap<>(Map.of("start", start.key(), "most", most));
        and(sql, parameters, "schedule", filter.schedule());
        and(sql, parameters, "target", filter.target());
        started(sql, parameters, ">=", "from", filter.from());
        started(sql, parameters, "<", "before", filter.before());
        sql.append(") listed");
        if (filter.standing() != null) {
            sql.append(" where standing = :standing");
            parameters.put("standing", filter.standing().name());
        }
        sql.append(" order by id ").append(start.direction()).append(" fetch first :most rows only");
        return counted(start.descending(jdbc.sql(sql.toString())
                .params(parameters)
                .query((rs, i) -> line(rs))
                .list()));
    }

    private static void and(StringBuilder sql, Map<String, Object> parameters, String column, @Nullable String value) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = :").append(column);
            parameters.put(column, value);
        }
    }

    private static void started(
            StringBuilder sql, Map<String, Object> parameters, String sign, String name, @Nullable Instant at) {
        if (at != null) {
            sql.append(" and started_at ").append(sign).append(" :").append(name);
            parameters.put(name, SqlTime.timestamp(at));
        }
    }

    /**
     * One run as it stands in lists, with its possible duplicates.
     *
     * @param run its number
     * @return empty when there is none
     */
    public Optional<RunLine> run(long run) {
        return runs(List.of(run)).stream().findFirst();
    }

    /** Some runs by their numbers, the newest first, with their possible duplicates. */
    public List<RunLine> runs(List<Long> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : withPossibleDuplicates(counted(jdbc.sql("select run.*, " + RunStanding.SQL
                                + " as standing from run where id in (:runs) order by id desc")
                        .param("runs", numbers)
                        .query((rs, i) -> line(rs))
                        .list()));
    }

    private RunLine line(ResultSet rs) throws SQLException {
        return new RunLine(
                rs.getLong("id"),
                RunState.valueOf(rs.getString("standing")),
                rs.getString("file_name"),
                rs.getString("target"),
                rs.getString("schedule"),
                rs.getString("started_by"),
                rs.getObject("started_at", OffsetDateTime.class).toInstant(),
                SqlTime.instant(rs, "staged_at"),
                SqlTime.instant(rs, "ended_at"),
                RunRepository.exitCode(rs),
                RunRepository.stopReason(rs, cipher),
                rs.getObject("fixes_run", Long.class),
                new RowCounts(Map.of()),
                ResolvedRows.NONE,
                0);
    }

    private List<RunLine> counted(List<RunLine> lines) {
        Map<Long, StatusCounts.Noted> noted = statusCounts.of(ids(lines));
        List<RunLine> uncounted =
                lines.stream().filter(line -> !noted.containsKey(line.id())).toList();
        if (uncounted.isEmpty()) {
            return lines.stream().map(line -> with(line, noted.get(line.id()))).toList();
        }
        uncounted.forEach(line -> statusCounts.note(line.id(), ledger.counts(line.id())));
        noted.putAll(statusCounts.of(ids(uncounted)));
        return lines.stream().map(line -> with(line, noted.get(line.id()))).toList();
    }

    private static List<Long> ids(List<RunLine> lines) {
        return lines.stream().map(RunLine::id).toList();
    }

    private static RunLine with(RunLine line, StatusCounts.@Nullable Noted noted) {
        return noted == null ? line : line.with(noted.counts(), noted.resolved(), 0);
    }

    /** The same runs with the count of their possible duplicates, which costs a query for their rejects. */
    public List<RunLine> withPossibleDuplicates(List<RunLine> lines) {
        List<Long> rejecting = lines.stream()
                .filter(line -> line.open(RowStatus.REJECTED) > 0)
                .map(RunLine::id)
                .toList();
        Map<Long, Long> duplicates = possibleDuplicates.of(rejecting);
        return lines.stream()
                .map(line -> line.with(line.counts(), line.resolved(), duplicates.getOrDefault(line.id(), 0L)))
                .toList();
    }

    /**
     * The files of which there is a run.
     *
     * @param sha256 hashes of their contents, lower-case hex
     * @return some of them
     */
    public Set<String> importedContents(Collection<String> sha256) {
        return sha256.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("select distinct sha256 from run where sha256 in (:contents)")
                        .param("contents", List.copyOf(sha256))
                        .query(String.class)
                        .list());
    }

    /**
     * The names that runs can be filtered by.
     *
     * @return all targets that runs went to, in order
     */
    public List<String> targets() {
        return jdbc.sql("select distinct target from run order by target")
                .query(String.class)
                .list();
    }

    /**
     * The names that runs can be filtered by.
     *
     * @return all schedules that have begun runs, in order
     */
    public List<String> schedules() {
        return jdbc.sql("select distinct schedule from run where schedule is not null order by schedule")
                .query(String.class)
                .list();
    }

    /**
     * Rows of a run in the order of the file.
     *
     * @param run the run's number
     * @param statuses which rows, never empty
     * @param start where the page starts
     * @param most how many
     */
    public List<LedgerRow> rows(long run, Set<RowStatus> statuses, PageStart start, int most) {
        return rows(run, RowFilter.in(statuses), start, most);
    }

    /** Rows of a run in the order of the file. */
    public List<LedgerRow> rows(long run, RowFilter filter, PageStart start, int most) {
        return ledger.page(run, filter, start, most);
    }

    /** Whether the beginning of a word finds rows; in an encrypted ledger, only whole words do. */
    public boolean findsBeginnings() {
        return !cipher.isOn();
    }

    /**
     * Rows of a run that all words lead to. A word of three characters or more finds what begins with it, if {@link #findsBeginnings}.
     *
     * @param run the run's number
     * @param words as {@link dev.leadline.lead.mapping.SearchWords} has them, never empty
     * @param filter which rows
     * @param start where the page starts
     * @param most how many
     * @return in the order of the file
     */
    public RowSearchResult find(long run, Set<String> words, RowFilter filter, PageStart start, int most) {
        RowSearch.Matches matches = search.matches(run, words);
        List<Long> beyond = matches.rows().stream()
                .filter(row -> start.isAfter() ? row > start.key() : row < start.key())
                .toList();
        List<Long> found = start.ascending(search.passing(run, beyond, filter));
        List<Long> page = found.stream().limit(most).toList();
        return new RowSearchResult(ledger.rows(run, page), matches.isCut());
    }

    /**
     * Rows of all runs that all words lead to. A word of three characters or more finds what begins with it, if {@link #findsBeginnings}.
     *
     * @param words as {@link dev.leadline.lead.mapping.SearchWords} has them, never empty
     * @param most how many rows
     * @return by run, the latest run first, each in the order of the file
     */
    public Map<Long, List<LedgerRow>> findInAllRuns(Set<String> words, int most) {
        Map<Long, List<LedgerRow>> found = new LinkedHashMap<>();
        long missing = most;
        for (long run : search.runsWith(words, MOST_SEARCHED)) {
            List<Long> rows =
                    search.matches(run, words).rows().stream().limit(missing).toList();
            if (!rows.isEmpty()) {
                found.put(run, ledger.rows(run, rows));
                missing -= rows.size();
            }
            if (missing == 0) {
                return found;
            }
        }
        return found;
    }

    /**
     * The runs whose files hold fixed rejects of a run.
     *
     * @param run the run's number
     * @return their numbers in order
     */
    public List<Long> fixesOf(long run) {
        return jdbc.sql("select id from run where fixes_run = :run order by id")
                .param("run", run)
                .query(Long.class)
                .list();
    }

    /**
     * All that happened to a row.
     *
     * @param ref which
     * @return empty when there is no such row
     */
    public Optional<RowHistory> history(RowRef ref) {
        return ledger.rows(ref.run(), List.of(ref.row())).stream().findFirst().map(row -> histories.of(ref, row));
    }

    /**
     * The decisions about rows in doubt that can still be undone.
     *
     * @param run the run's number
     * @return the latest first
     */
    public List<RowDecision> undoableDecisions(long run) {
        return histories.undoableDecisions(run);
    }

    /**
     * How a run's requests were spread over time.
     *
     * @param run the run's number
     * @return in order; spans in which nothing was asked are left out
     */
    public List<RequestRate> pace(long run) {
        return jdbc.sql("select since, sent, polls, throttled from run_pace where run_id = :run order by since")
                .param("run", run)
                .query((rs, i) -> new RequestRate(
                        rs.getObject("since", OffsetDateTime.class).toInstant(),
                        new RequestCounts(rs.getLong("sent"), rs.getLong("polls"), rs.getLong("throttled"))))
                .list();
    }
}
