package dev.leadline.ledger;

import dev.leadline.database.Transactions;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many rows of a run stand in each status, as last counted: quick to read, however many rows there are. */
public final class StatusCounts {

    private final JdbcClient jdbc;
    private final Transactions transactions;

    StatusCounts(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
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
        jdbc.sql("delete from run_count where run_id = :run").param("run", run).update();
        counts.byStatus().forEach((status, rows) -> {
            if (rows > 0) {
                jdbc.sql("insert into run_count (run_id, status, n) values (:run, :status, :n)")
                        .param("run", run)
                        .param("status", status.name())
                        .param("n", rows)
                        .update();
            }
        });
    }

    /** What was noted of some runs; without those of which nothing is. */
    Map<Long, RowCounts> of(Collection<Long> runs) {
        if (runs.isEmpty()) {
            return Map.of();
        }
        Map<Long, Map<RowStatus, Long>> noted = new HashMap<>();
        jdbc.sql("select run_id, status, n from run_count where run_id in (:runs)")
                .param("runs", List.copyOf(runs))
                .query(rs -> {
                    noted.computeIfAbsent(rs.getLong("run_id"), run -> new EnumMap<>(RowStatus.class))
                            .put(RowStatus.valueOf(rs.getString("status")), rs.getLong("n"));
                });
        Map<Long, RowCounts> counts = new HashMap<>();
        noted.forEach((run, rows) -> counts.put(run, new RowCounts(rows)));
        return counts;
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
