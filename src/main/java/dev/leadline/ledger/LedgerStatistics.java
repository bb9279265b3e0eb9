package dev.leadline.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures about all runs, for monitoring. What a figure costs grows with the runs that are running, not with the ledger. */
public final class LedgerStatistics {

    /** Rows are sent nearly in their order, so the row that has waited longest is among the first of a run. */
    private static final int FIRST_ROWS = 1000;

    private static final String UNCOUNTED =
            "(r.status = 'RUNNING' or not exists" + " (select 1 from run_count c where c.run_id = r.id))";

    private static final String UNFINISHED = """
            select case when status = 'RUNNING' and lease_until >= current_timestamp then 'RUNNING'
                    when status = 'RUNNING' and staged_at is null then 'INTERRUPTED_STAGING'
                    when status = 'RUNNING' then 'INTERRUPTED'
                    when status = 'FAILED' then 'FAILED'
                    when stop_code = 'HELD_FOR_APPROVAL' then 'HELD'
                    when stop_code = 'STOPPED_BY_USER' then 'STOPPED_BY_USER'
                    else 'STOPPED' end as state,
                lease_until
            from run where status <> 'COMPLETED' and closed_as is null
            """;

    private final JdbcClient jdbc;

    private LedgerStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The figures of a ledger. */
    public static LedgerStatistics of(DataSource database) {
        return new LedgerStatistics(JdbcClient.create(database));
    }

    /**
     * How many rows of all runs have each status.
     *
     * @return every status, also those without rows
     */
    public Map<RowStatus, Long> rows() {
        Map<RowStatus, Long> rows = new EnumMap<>(RowStatus.class);
        for (RowStatus status : RowStatus.values()) {
            rows.put(status, 0L);
        }
        add(rows, jdbc.sql("""
                select status, sum(n) as n from run_count
                where run_id not in (select id from run where status = 'RUNNING') group by status
                """));
        uncounted()
                .forEach(run -> add(
                        rows,
                        jdbc.sql("select status, count(*) as n from run_row where run_id = :run group by status")
                                .param("run", run)));
        return rows;
    }

    private static void add(Map<RowStatus, Long> rows, JdbcClient.StatementSpec counted) {
        counted.query(rs -> {
            rows.merge(RowStatus.valueOf(rs.getString("status")), rs.getLong("n"), Long::sum);
        });
    }

    private List<Long> uncounted() {
        return jdbc.sql("select id from run r where " + UNCOUNTED)
                .query(Long.class)
                .list();
    }

    /**
     * How many runs that have not completed are in each state; canceled and purged ones do not count.
     *
     * @return every state, also those without runs
     */
    public Map<UnfinishedState, Long> unfinishedRuns() {
        Map<UnfinishedState, Long> runs = new EnumMap<>(UnfinishedState.class);
        for (UnfinishedState state : UnfinishedState.values()) {
            runs.put(state, 0L);
        }
        jdbc.sql("select state, count(*) as n from (" + UNFINISHED + ") unfinished group by state")
                .query(rs -> {
                    runs.put(UnfinishedState.valueOf(rs.getString("state")), rs.getLong("n"));
                });
        return runs;
    }

    /**
     * When the lease of the run expired that has been interrupted longest.
     *
     * @return empty when no run is interrupted
     */
    public Optional<Instant> interruptedSince() {
        return jdbc.sql("select min(lease_until) from (" + UNFINISHED + ") unfinished where state like 'INTERRUPTED%'")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /**
     * When the row was sent that has waited longest for its outcome.
     *
     * @return empty when no row waits
     */
    public Optional<Instant> oldestQueued() {
        return waiting().stream().flatMap(run -> oldestQueued(run).stream()).min(Instant::compareTo);
    }

    private List<Long> waiting() {
        return jdbc.sql("select id from run r where " + UNCOUNTED
                        + " or exists (select 1 from run_count c where c.run_id = r.id and c.status = 'QUEUED')")
                .query(Long.class)
                .list();
    }

    private Optional<Instant> oldestQueued(long run) {
        return jdbc.sql("""
                        select sent_at from run_row where run_id = :run and status = 'QUEUED' and sent_at is not null
                        order by row_no fetch first :most rows only
                        """).param("run", run).param("most", FIRST_ROWS).query(OffsetDateTime.class).list().stream()
                .filter(Objects::nonNull)
                .map(OffsetDateTime::toInstant)
                .min(Instant::compareTo);
    }
}
