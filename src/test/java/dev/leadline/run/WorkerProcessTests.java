package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.leadline.ledger.LedgerFixture;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.KillablePostgres;
import dev.leadline.testing.RealPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A worker beside databases and managers of other versions, and without what it needs. */
@ExtendWith(OutputCaptureExtension.class)
class WorkerProcessTests {

    private static final String DIED = "timestamp '2026-01-01 00:00:00'";

    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void needsPostgresql() {
        assertThatThrownBy(() -> worker("jdbc:h2:mem:workers"))
                .isInstanceOfSatisfying(
                        UserException.class,
                        refused -> assertThat(refused.exit()).isEqualTo(ExitCode.USAGE))
                .hasMessage(
                        "leadline worker needs PostgreSQL. Set leadline.database.url to jdbc:postgresql://HOST/DATABASE.");
    }

    @Test
    void isNotWhatARunOnH2Gets() {
        Settings settings = settings(Map.of("leadline.batch.remote-partitions", "true"));

        assertThatThrownBy(() -> OpenHome.of(settings))
                .isInstanceOfSatisfying(
                        UserException.class,
                        refused -> assertThat(refused.exit()).isEqualTo(ExitCode.USAGE))
                .hasMessage("leadline.batch.remote-partitions needs PostgreSQL. Set leadline.database.url to"
                        + " jdbc:postgresql://HOST/DATABASE.");
    }

    @Test
    void needsAToken() {
        String database = ledger();
        WorkerProcess worker = new WorkerProcess(settings(Map.of("leadline.database.url", database)), said::add);

        assertThatThrownBy(worker::work)
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("There is no API token for ");
    }

    @Test
    void waitsForADatabaseThatAnotherProcessMigrates() throws Exception {
        String database = RealPostgres.freshDatabase();
        WorkerProcess worker = worker(database);
        CompletableFuture<Void> end = CompletableFuture.runAsync(worker::work);
        await().until(() -> !said.isEmpty());

        assertThat(said)
                .singleElement()
                .asString()
                .matches(
                        "The database has no ledger yet, and this worker supports \\d+\\. It takes nothing until leadline serve"
                                + " or leadline import of this version has updated the database\\.");
        LedgerFixture.at(database).close();
        await().until(() -> said.contains("Waiting for rows to send."));

        worker.stop();
        end.get(1, TimeUnit.MINUTES);
        assertThat(number(database, "select count(*) from worker")).isZero();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL")
    void keepsWaitingWhileTheServerIsRestarted() throws Exception {
        try (KillablePostgres server = KillablePostgres.in(folder)) {
            String database = server.freshDatabase();
            WorkerProcess worker = worker(database);
            CompletableFuture<Void> end = CompletableFuture.runAsync(worker::work);
            await().until(() -> worker.schemaProblem().isPresent());

            server.kill();
            await().atMost(Duration.ofMinutes(1)).until(() -> isUnreachable(worker));
            await().during(Duration.ofSeconds(2)).until(() -> !end.isDone());
            server.startAgain();
            LedgerFixture.at(database).close();

            await().atMost(Duration.ofMinutes(1)).until(() -> said.contains("Waiting for rows to send."));
            worker.stop();
            end.get(1, TimeUnit.MINUTES);
        }
    }

    private static boolean isUnreachable(WorkerProcess worker) {
        try {
            worker.askDatabase();
            return false;
        } catch (UserException e) {
            return true;
        }
    }

    @Test
    void refusesADatabaseOfALaterVersion() {
        String database = ledger();
        execute(database, """
                insert into "flyway_schema_history" values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', now(), 1, true)
                """);

        assertThatThrownBy(worker(database)::work)
                .isInstanceOfSatisfying(
                        UserException.class,
                        refused -> assertThat(refused.exit()).isEqualTo(ExitCode.STOPPED_EARLY))
                .hasMessageContaining("schema version 99");
    }

    @Test
    void takesNothingOfAManagerOfAnotherVersionAndSaysSo() throws Exception {
        String database = ledger();
        WorkerProcess worker = worker(database);
        CompletableFuture<Void> end = CompletableFuture.runAsync(worker::work);
        await().until(() -> said.contains("Waiting for rows to send."));
        run7(database, "generic", "now() + interval '1 hour'");
        execute(database, """
                insert into run_partition (step_execution_id, run_id, epoch, schema_version, taken)
                values (1, 7, 1, '14', false);
                """);

        await().until(() -> said.stream().anyMatch(sentence -> sentence.startsWith("Run 7")));
        worker.stop();
        end.get(1, TimeUnit.MINUTES);

        assertThat(said.get(said.size() - 1))
                .matches(
                        "Run 7 is managed by a process of Leadline with schema version 14\\. This worker supports \\d+, so it"
                                + " takes nothing of that run\\. Use the same version of Leadline on all machines\\.");
        assertThat(number(database, "select count(*) from run_partition where not taken"))
                .isEqualTo(1);
    }

    @Test
    void leavesARunWhoseTargetItDoesNotKnowToOthersAndSaysSoOnce(CapturedOutput output) throws Exception {
        String database = ledger();
        run7(database, "ours", DIED);
        run(8, database, "generic", DIED);
        WorkerProcess worker = worker(database);
        CompletableFuture<Void> end = CompletableFuture.runAsync(worker::work);
        await().until(() -> number(database, "select count(*) from run where status <> 'RUNNING'") > 0);
        await().until(() -> output.getErr().contains("Run 7"));
        await().during(Duration.ofSeconds(2)).until(() -> number(database, "select epoch from run where id = 7") == 1);
        worker.stop();
        end.get(1, TimeUnit.MINUTES);

        assertThat(output.getErr().lines().filter(line -> line.contains("Run 7")))
                .singleElement()
                .asString()
                .endsWith(
                        "Run 7 was interrupted, and cannot be continued here: this process does not know its target, \"ours\"."
                                + " Add the target here, or resume the run where the target is known.");
    }

    @Test
    void saysOnceThatItCouldNotContinueARun(CapturedOutput output) throws Exception {
        String database = ledger();
        run7(database, "generic", DIED);
        execute(database, "alter table run add constraint never_ends check (status = 'RUNNING' or id <> 7)");
        WorkerProcess worker = worker(database);
        CompletableFuture<Void> end = CompletableFuture.runAsync(worker::work);
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            execute(database, "update run set lease_until = " + DIED);
            return number(database, "select epoch from run") > 3;
        });
        worker.stop();
        end.get(1, TimeUnit.MINUTES);

        assertThat(output.getErr().lines().filter(line -> line.contains("Run 7")))
                .singleElement()
                .asString()
                .contains("Run 7 was interrupted, and cannot be continued here: ");
    }

    private static void run7(String database, String target, String leaseUntil) {
        run(7, database, target, leaseUntil);
    }

    /** A run of a manager that others may continue when its lease has expired. */
    private static void run(long id, String database, String target, String leaseUntil) {
        execute(database, """
                insert into run (id, identity, again, status, file_name, file_path, sha256, target, api_origin, plan, header,
                    duplicates, duplicate_days, attempt, started_at, staged_at, rows_read, stop_requested, requests_sent, polls,
                    throttled, owner, epoch, lease_until, handover)
                values (%d, '%d', 0, 'RUNNING', 'leads.csv', '/leads.csv', 'x', '%s', 'http://127.0.0.1:1', '{}', '[]',
                    'SKIP', 30, 1, now(), now(), 0, false, 0, 0, 0, 'process 1@old', 1, %s, true)
                """.formatted(id, id, target, leaseUntil));
    }

    private static String ledger() {
        String database = RealPostgres.freshDatabase();
        LedgerFixture.at(database).close();
        return database;
    }

    private WorkerProcess worker(String database) {
        return new WorkerProcess(
                settings(Map.of(
                        "leadline.database.url",
                        database,
                        "leadline.api.token",
                        "token-of-a-test",
                        "leadline.batch.remote-partitions",
                        String.valueOf(!database.startsWith("jdbc:h2")))),
                said::add);
    }

    private Settings settings(Map<String, String> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("leadline.home", folder.resolve("home").toString());
        values.put("leadline.api.url", "http://127.0.0.1:1");
        return Settings.load(folder, values);
    }

    private static void execute(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
