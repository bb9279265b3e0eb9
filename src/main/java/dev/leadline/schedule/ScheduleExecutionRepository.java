package dev.leadline.schedule;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The executions of all schedules. */
final class ScheduleExecutionRepository {

    private static final int MESSAGE_CHARS = 1000;
    private static final int WHO_CHARS = 200;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    private ScheduleExecutionRepository(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The executions in a database.
     *
     * @param database that holds the ledger
     * @param patience how long a broken connection is retried
     * @param clock of what happens
     * @return to be used as long as the database is open
     */
    public static ScheduleExecutionRepository in(DataSource database, Duration patience, Clock clock) {
        return new ScheduleExecutionRepository(
                JdbcClient.create(database), new Transactions(new JdbcTransactionManager(database), patience), clock);
    }

    /**
     * Begins an execution. A schedule has one execution at a time, so an unfinished one belongs to a dead process.
     *
     * @param schedule the schedule's name
     * @param dueAt when it should have been, or null where a person starts it
     * @param who starts it
     * @return its number
     */
    public long begin(String schedule, @Nullable Instant dueAt, String who) {
        return transactions.execute(unsure -> {
            closeThoseOfTheDead(schedule);
            return insert(schedule, dueAt, who);
        });
    }

    private void closeThoseOfTheDead(String schedule) {
        jdbc.sql("""
                update schedule_execution set ending = 'INTERRUPTED', ended_at = :now,
                    message = 'Leadline stopped while the schedule was running. The schedule continues next time.'
                where schedule = :schedule and ended_at is null
                """)
                .param("now", SqlTime.now(clock))
                .param("schedule", schedule)
                .update();
    }

    private long insert(String schedule, @Nullable Instant dueAt, String who) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into schedule_execution (schedule, due_at, started_at, files, who) values (:schedule, :due, :now, 0, :who)
                """)
                .param("schedule", schedule)
                .param("due", SqlTime.timestamp(dueAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", SqlTime.now(clock))
                .param("who", SqlText.fit(who, WHO_CHARS))
                .update(key, "id");
        return Optional.ofNullable(key.getKey()).orElseThrow().longValue();
    }

    /**
     * Records that an execution imported a file in a run.
     *
     * @param execution its number
     * @param run the run's number
     */
    public void took(long execution, long run) {
        try {
            transactions.change(() -> jdbc.sql(
                            "insert into schedule_execution_run (execution_id, run_id) values (:execution, :run)")
                    .param("execution", execution)
                    .param("run", run)
                    .update());
        } catch (DuplicateKeyException known) {
            // another of its files belongs to the same run
        }
    }

    /**
     * Ends an execution.
     *
     * @param execution its number
     * @param ending how
     * @param files how many it took
     * @param message what happened and what to do
     * @return the updated execution
     */
    public ScheduleExecution end(long execution, ScheduleExecution.Ending ending, int files, String message) {
        transactions.change(() -> jdbc.sql("""
                update schedule_execution set ended_at = :now, ending = :ending, files = :files, message = :message where id = :id
                """)
                .param("now", SqlTime.now(clock))
                .param("ending", ending.name())
                .param("files", files)
                .param("message", SqlText.fit(message, MESSAGE_CHARS))
                .param("id", execution)
                .update());
        return executions(List.of(execution)).get(0);
    }

    /**
     * What a schedule did last.
     *
     * @param schedule its name
     * @param most how many are wanted, from 1
     * @return the newest first
     */
    public List<ScheduleExecution> latest(String schedule, int most) {
        return executions(jdbc.sql(
                        "select id from schedule_execution where schedule = :schedule order by id desc fetch first :most rows only")
                .param("schedule", schedule)
                .param("most", most)
                .query(Long.class)
                .list());
    }

    private List<ScheduleExecution> executions(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Long>> runs = runs(ids);
        return jdbc.sql("select * from schedule_execution where id in (:ids) order by id desc")
                .param("ids", ids)
                .query((rs, i) -> execution(rs, runs))
                .list();
    }

    private Map<Long, List<Long>> runs(List<Long> ids) {
        return jdbc
                .sql(
                        "select execution_id, run_id from schedule_execution_run where execution_id in (:ids) order by execution_id, run_id")
                .param("ids", ids)
                .query((rs, i) -> Map.entry(rs.getLong("execution_id"), rs.getLong("run_id")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /**
     * Since when a schedule has been waiting for a file.
     *
     * @param schedule its name
     * @return the time of its last file, or else of its first execution; empty if it never ran
     */
    public Optional<Instant> waitingSince(String schedule) {
        return jdbc.sql("""
                select coalesce(max(case when files > 0 then started_at end), min(started_at)) as since from schedule_execution
                where schedule = :schedule
                """)
                .param("schedule", schedule)
                .query((rs, i) -> Optional.ofNullable(SqlTime.instant(rs, "since")))
                .single();
    }

    /**
     * The first execution from a time on that found no file.
     *
     * @param schedule its name
     * @param from the time
     * @return its number, or empty if every execution found a file
     */
    public Optional<Long> firstEmpty(String schedule, Instant from) {
        return jdbc.sql("""
                select id from schedule_execution where schedule = :schedule and ending = 'NOTHING' and started_at >= :from
                order by id fetch first row only
                """)
                .param("schedule", schedule)
                .param("from", SqlTime.timestamp(from))
                .query(Long.class)
                .optional();
    }

    private static ScheduleExecution execution(ResultSet rs, Map<Long, List<Long>> runs) throws SQLException {
        String ending = rs.getString("ending");
        return new ScheduleExecution(
                rs.getLong("id"),
                rs.getString("schedule"),
                SqlTime.instant(rs, "due_at"),
                rs.getObject("started_at", OffsetDateTime.class).toInstant(),
                SqlTime.instant(rs, "ended_at"),
                ending == null ? null : ScheduleExecution.Ending.valueOf(ending),
                rs.getInt("files"),
                rs.getString("message"),
                rs.getString("who"),
                runs.getOrDefault(rs.getLong("id"), List.of()));
    }
}
