package dev.leadline.testing;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import dev.leadline.shared.PersistentTasks;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** Schedulers with an empty task table, whose tasks are executed when a test says so. Each stands for a process. */
public final class ManualTasks implements Function<List<Task<?>>, Scheduler> {

    /** One for all tests, since each migration takes a while. */
    private static final JdbcDataSource DATABASE = migrated();

    private final SettableClock clock = new SettableClock();
    private final List<ManualScheduler> processes = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    public ManualTasks(Instant now) {
        clock.set(now);
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from scheduled_tasks");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JdbcDataSource migrated() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:tasks;DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/h2", "classpath:db/migration/ledger")
                .load()
                .migrate();
        return database;
    }

    @Override
    public Scheduler apply(List<Task<?>> tasks) {
        TestHelper.ManualSchedulerBuilder builder = TestHelper.createManualScheduler(DATABASE, tasks);
        PersistentTasks.configure(builder.clock(clock));
        ManualScheduler process = builder.build();
        processes.add(process);
        return process;
    }

    /** The time of the schedulers. */
    public Clock clock() {
        InstantSource now = clock::now;
        return now.withZone(ZoneOffset.UTC);
    }

    /** Lets time pass until the next task is due, and every process look for it; then again, until no task is left. */
    public void passes() {
        while (next().isPresent()) {
            passesOnce();
        }
    }

    /** Lets time pass until the next task is due, and every process look for it. */
    public void passesOnce() {
        Instant due = next().orElseThrow();
        pauses.add(Duration.between(clock.now(), due));
        clock.set(due);
        look();
    }

    /** Every process looks for tasks that are due. */
    public void look() {
        processes.stream()
                .filter(process -> !process.getSchedulerState().isShuttingDown())
                .forEach(ManualScheduler::runAnyDueExecutions);
    }

    /** How long each task had to wait. */
    public List<Duration> pauses() {
        return pauses;
    }

    private Optional<Instant> next() {
        return processes.get(processes.size() - 1).getScheduledExecutions(ScheduledExecutionsFilter.all()).stream()
                .map(ScheduledExecution::getExecutionTime)
                .min(Comparator.naturalOrder());
    }
}
