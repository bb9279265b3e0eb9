package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes the personal data of ended runs. Statuses, problem codes, job ids, counts and the hashes of duplicates stay. A run is
 * closed first, so that nobody can continue it from then on; what is cut off after that is continued the next time.
 */
public final class PurgeRepository {

    /** Rows of one transaction. */
    private static final int CHUNK = 2_000;

    private static final List<RowStatus> OPEN =
            List.of(RowStatus.STAGED, RowStatus.SENDING, RowStatus.QUEUED, RowStatus.IN_DOUBT);

    /** A status at a time: H2 walks through all rows of a run when several are asked for at once. */
    private static final Map<Obstacle, String> CONDITIONS = Map.of(
            Obstacle.UNFINISHED,
            "(status <> 'COMPLETED' and (closed_as is null or closed_as not in ('RESTORED', 'CANCELLED')) or owner is not null)",
            Obstacle.ROWS_TO_SEND,
            "(closed_as is distinct from 'CANCELLED' and " + hasRows(RowStatus.STAGED) + ")",
            Obstacle.ROWS_WITHOUT_OUTCOME,
            "(" + hasRows(RowStatus.QUEUED) + " or " + hasRows(RowStatus.SENDING) + ")",
            Obstacle.ROWS_IN_DOUBT,
            hasRows(RowStatus.IN_DOUBT),
            Obstacle.ROWS_WAIT_FOR_OTHERS,
            """
            exists (select 1 from run_row r join run_row h on h.run_id = r.duplicate_of_run and h.row_no = r.duplicate_of_row
                where r.run_id = run.id and r.status = 'DUPLICATE' and r.code = 'DUPLICATE' and h.status in (%s))
            """.formatted(OPEN.stream().map(status -> "'" + status + "'").collect(Collectors.joining(", "))),
            Obstacle.CORRECTIONS_UNFINISHED,
            "exists (select 1 from run c where c.fixes_run = run.id and c.status <> 'COMPLETED')");

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    PurgeRepository(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Why a run keeps its personal data. */
    public enum Obstacle {
        /** The run can be resumed, or is running. */
        UNFINISHED,
        /** Rows can still be sent. */
        ROWS_TO_SEND,
        /** The outcome of rows is not known yet. */
        ROWS_WITHOUT_OUTCOME,
        /** Rows are in doubt. */
        ROWS_IN_DOUBT,
        /** Rows are duplicates of rows that may fail, and can be sent then. */
        ROWS_WAIT_FOR_OTHERS,
        /** A run with corrections of its rejects is not finished. */
        CORRECTIONS_UNFINISHED
    }

    private static String hasRows(RowStatus status) {
        return "exists (select 1 from run_row where run_id = run.id and status = '%s')".formatted(status);
    }

    /**
     * Runs with personal data that ended, or began where they have not ended, before a time.
     *
     * @return the oldest first
     */
    public List<Long> before(Instant time) {
        return transactions.read(() -> jdbc.sql("""
                select id from run where coalesce(ended_at, started_at) < :time and (closed_as is null or closed_as <> 'PURGED')
                order by id
                """)
                .param("time", SqlTime.timestamp(time))
                .query(Long.class)
                .list());
    }

    /** The first reason for which a run keeps its personal data; empty where it can be purged. */
    public Optional<Obstacle> obstacle(long run) {
        return transactions.read(() -> Stream.of(Obstacle.values())
                .filter(obstacle -> jdbc.sql(
                                "select id from run where id = :run and closed_as is distinct from 'PURGING' and "
                                        + CONDITIONS.get(obstacle))
                        .param("run", run)
                        .query(Long.class)
                        .optional()
                        .isPresent())
                .findFirst());
    }

    /**
     * Closes a run for its purge, if nothing speaks against it at this moment.
     *
     * @return false where something does; nothing is changed then
     */
    public boolean close(long run) {
        String obstacles = CONDITIONS.values().stream().collect(Collectors.joining(" or "));
        return transactions.execute(unsure -> jdbc.sql("""
                        update run set closed_at = case when closed_as = 'PURGING' then closed_at else :now end, closed_as = 'PURGING'
                        where id = :run and (closed_as = 'PURGING' or closed_as is distinct from 'PURGED' and not (%s))
                        """.formatted(obstacles))
                        .param("now", SqlTime.now(clock))
                        .param("run", run)
                        .update()
                == 1);
    }

    /**
     * Deletes the personal data of the rows of a closed run.
     *
     * @return how many rows the run has
     */
    public long purge(long run) {
        long last = transactions.read(() -> jdbc.sql("select coalesce(max(row_no), 0) from run_row where run_id = :run")
                .param("run", run)
                .query(Long.class)
                .single());
        for (long from = 1; from <= last; from += CHUNK) {
            long first = from;
            transactions.change(() -> purge(run, first, first + CHUNK - 1));
        }
        return last;
    }

    private void purge(long run, long from, long to) {
        within(run, from, to, """
                update run_row set cells = '[]', body = null, message = null, warnings = null
                where run_id = :run and row_no between :from and :to
                """);
        within(run, from, to, """
                update row_problem set cell = null, suggestion = null, message = 'The details were deleted.'
                where run_id = :run and row_no between :from and :to
                """);
        within(run, from, to, """
                update row_attempt set message = null where run_id = :run and row_no between :from and :to
                """);
        within(run, from, to, "delete from row_word where run_id = :run and row_no between :from and :to");
        within(run, from, to, "delete from run_edit where run_id = :run and row_no between :from and :to");
        within(run, from, to, "delete from correction where run_id = :run and row_no between :from and :to");
        within(run, from, to, "delete from correction_edit_cell where run_id = :run and row_no between :from and :to");
    }

    private void within(long run, long from, long to, String sql) {
        jdbc.sql(sql).param("run", run).param("from", from).param("to", to).update();
    }

    /** Notes that a closed run has no personal data any more. */
    public void finished(long run) {
        transactions.change(() -> {
            // a name may be that of a person
            jdbc.sql("delete from run_breakdown where run_id = :run and kind <> 'PROBLEM'")
                    .param("run", run)
                    .update();
            jdbc.sql("""
                    update run set closed_as = 'PURGED', files_outdated = false where id = :run and closed_as = 'PURGING'
                    """).param("run", run).update();
        });
    }
}
