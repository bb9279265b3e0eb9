package dev.leadline.crash;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A process that imports a file, and the workers that send its rows. Each has a home of its own; they share a PostgreSQL. */
final class WorkerTeam implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final CrashScenario story;
    private final String database;
    private final List<Process> workers = new ArrayList<>();
    private @Nullable Process manager;
    private int started;
    private int managers;

    private WorkerTeam(CrashScenario story, String database) {
        this.story = story;
        this.database = database;
    }

    static WorkerTeam of(CrashFixture house, CrashSetup setting) {
        return new WorkerTeam(house.story(setting.withWorkers()), Objects.requireNonNull(setting.database()));
    }

    CrashScenario story() {
        return story;
    }

    /** Starts workers, and returns when they are waiting for rows. */
    WorkerTeam withWorkers(int count) {
        for (int i = 0; i < count; i++) {
            startWorker();
        }
        return awaitWorkers(count);
    }

    WorkerTeam awaitWorkers(int count) {
        await().atMost(LONGEST).until(() -> number("select count(*) from worker") == count);
        return this;
    }

    Process startWorker(String... options) {
        Process worker = story.startWorker("worker-" + ++started, options);
        workers.add(worker);
        return worker;
    }

    /** Starts a worker on the machine of the import, which has its home. */
    Process startWorkerBesideManager() {
        Process worker = story.startWorker("home");
        workers.add(worker);
        return worker;
    }

    /** Starts a worker of another API, and returns when it is waiting for rows. */
    WorkerTeam withWorkerOf(String apiUrl) {
        workers.add(story.startWorkerOf(apiUrl, "worker-" + ++started));
        return awaitWorkers(1);
    }

    /** Starts the import, and returns when the server has read a request. */
    Process begin() {
        CompletableFuture<String> request = story.next();
        Process begun = startManager();
        request.join();
        return begun;
    }

    /** Starts the import, and returns at once. */
    Process startManager(String... options) {
        managers++;
        manager = story.startManager(options);
        return manager;
    }

    /** As {@code leadline stop} does. */
    void askToStop() {
        update("update run set stop_requested = true");
    }

    private void update(String sql) {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Imports the file again where the run has stopped, as a person would, and nobody does so yet. */
    WorkerTeam resumeIfStopped() {
        boolean stopped = number("select count(*) from run where status in ('STOPPED', 'FAILED')") > 0;
        if (stopped && !Objects.requireNonNull(manager).isAlive()) {
            startManager();
        }
        return this;
    }

    boolean hasCompleted() {
        return number("select count(*) from run where status = 'COMPLETED'") == 1;
    }

    /** How often the import was started. */
    int managers() {
        return managers;
    }

    List<Process> workers() {
        return List.copyOf(workers);
    }

    void kill(Process process) {
        story.kill(process);
        workers.remove(process);
    }

    /** Waits until the import ends by itself. */
    WorkerTeam awaitManager() {
        story.awaitEnd(Objects.requireNonNull(manager));
        return this;
    }

    /** Waits until some process has ended the run, and says which of the homes has its report. */
    WorkerTeam awaitRun() {
        await().atMost(LONGEST).until(() -> number("select count(*) from run where status <> 'RUNNING'") == 1);
        story.reportedByAny(started);
        return this;
    }

    /** How many rows each worker has sent; 0 stands for the manager. */
    Map<Long, Long> rowsByWorker() {
        Map<Long, Long> rows = new TreeMap<>();
        query("select coalesce(worker, 0), count(*) from row_attempt group by 1", row -> {
            rows.put(row.getLong(1), row.getLong(2));
        });
        return rows;
    }

    long number(String sql) {
        List<Long> numbers = new ArrayList<>();
        query(sql, row -> numbers.add(row.getLong(1)));
        return numbers.get(0);
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, RowReader reader) {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (manager != null) {
            manager.destroyForcibly();
        }
        workers.forEach(Process::destroyForcibly);
    }
}
