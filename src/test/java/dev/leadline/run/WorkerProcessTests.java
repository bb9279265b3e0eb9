package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.leadline.ledger.LedgerFixture;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.RealPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker beside databases and managers of other versions, and without what it needs. */
class WorkerProcessTests {

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
        execute(database, """
                insert into run (id, identity, again, status, file_name, file_path, sha256, target, api_origin, plan, header,
                    duplicates, duplicate_days, attempt, started_at, stop_requested, requests_sent, polls, throttled, owner,
                    epoch, lease_until)
                values (7, 'x', 0, 'RUNNING', 'leads.csv', '/leads.csv', 'x', 'generic', 'http://127.0.0.1:1', '{}', '[]',
                    'SKIP', 30, 1, now(), false, 0, 0, 0, 'process 1@old', 1, now() + interval '1 hour');
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

    private static String ledger() {
        String database = RealPostgres.freshDatabase();
        LedgerFixture.at(database).close();
        return database;
    }

    private WorkerProcess worker(String database) {
        return new WorkerProcess(
                settings(Map.of("leadline.database.url", database, "leadline.api.token", "token-of-a-test")),
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
