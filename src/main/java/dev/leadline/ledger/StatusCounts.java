package dev.leadline.ledger;

import dev.leadline.database.Transactions;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many rows of a run stand in each status, as last counted: quick to read, however many rows there are. */
public final class StatusCounts {

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final RelatedRunRepository runs;

    StatusCounts(JdbcClient jdbc, Transactions transactions, RelatedRunRepository runs) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.runs = runs;
    }

    /**
     * Notes what was just counted.
     *
     * @param run the run's number
     * @param counts of its rows
     */
    public void note(long run, RowCounts counts) {
        try {
            transactions.change(() -> replace(run, counts));
        } catch (DuplicateKeyException anotherWasFaster) {
            // its count is as new as ours
        }
    }

    private void replace(long run, RowCounts counts) {
        runs.lock(run);
        jdbc.sql("delete from run_count where run_id = :run").param("run", run).update();
        counts.byStatus().forEach((status, rows) -> {
            if (rows > 0) {
                insert(run, status, rows);
            }
        });
    }

    private void insert(long run, RowStatus status, long rows) {
        jdbc.sql("""
                insert into run_count (run_id, status, n, replaced, dismissed)
                select :run, :status, :n, count(replaced_run), count(dismissed_at) from run_row
                where run_id = :run and status = :status and :fixable
                """)
                .param("run", run)
                .param("status", status.name())
                .param("n", rows)
                .param("fixable", RowStatus.FIXABLE.contains(status))
                .update();
    }

    /** The rows of a run by status, and how many of them need nobody any more. */
    record Noted(RowCounts counts, ResolvedRows resolved) {}

    /** What was noted of some runs; without those of which nothing is. */
    Map<Long, Noted> of(Collection<Long> runs) {
        if (runs.isEmpty()) {
            return Map.of();
        }
        Map<Long, Map<RowStatus, CountLine>> lines = new HashMap<>();
        jdbc.sql("select * from run_count where run_id in (:runs)")
                .param("runs", List.copyOf(runs))
                .query(rs -> {
                    lines.computeIfAbsent(rs.getLong("run_id"), run -> new EnumMap<>(RowStatus.class))
                            .put(
                                    RowStatus.valueOf(rs.getString("status")),
                                    new CountLine(rs.getLong("n"), rs.getLong("replaced"), rs.getLong("dismissed")));
                });
        Map<Long, Noted> noted = new HashMap<>();
        lines.forEach((run, ofRun) -> noted.put(run, noted(ofRun)));
        return noted;
    }

    private record CountLine(long rows, long replaced, long dismissed) {}

    private static Noted noted(Map<RowStatus, CountLine> lines) {
        return new Noted(
                counts(lines, CountLine::rows),
                new ResolvedRows(counts(lines, CountLine::replaced), counts(lines, CountLine::dismissed)));
    }

    private static RowCounts counts(Map<RowStatus, CountLine> lines, Function<CountLine, Long> column) {
        Map<RowStatus, Long> counts = new EnumMap<>(RowStatus.class);
        lines.forEach((status, line) -> counts.put(status, column.apply(line)));
        return new RowCounts(counts);
    }

    /**
     * Runs that have rows in a status, or of which nothing is noted.
     *
     * @param status which
     * @return their numbers, the oldest first
     */
    public List<Long> mayHave(RowStatus status) {
        return jdbc.sql("""
                select id from run r where exists (select 1 from run_count c where c.run_id = r.id and c.status = :status)
                    or not exists (select 1 from run_count c where c.run_id = r.id)
                order by id
                """).param("status", status.name()).query(Long.class).list();
    }
}
