package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.home.DatabaseCompaction;
import dev.leadline.home.DatabaseProbe;
import dev.leadline.lead.conversion.ContactMatcher;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.Summary;
import dev.leadline.testing.LeadlineProcess;
import dev.leadline.testing.RawDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The oldest PostgreSQL that Leadline supports; all other tests use the newest one. */
@EnabledIf(value = "binariesAreHere", disabledReason = "the binaries of PostgreSQL 15 are for Linux on x86-64")
class OldestPostgresTests {

    private static final Path BINARIES = Path.of("target", "postgres-15");

    @TempDir
    Path folder;

    @Test
    void migratesImportsResumesSharesWithAWorkerAndForgets() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setPgBinaryResolver((system, machine) -> binaries())
                        .start();
                ImportFixture trial = new ImportFixture(folder)) {
            trial.set("leadline.database.url", server.getJdbcUrl("postgres", "postgres"));
            Path file = trial.file(
                    "leads.csv",
                    "First Name,Last Name,Email",
                    "Ann,Lee,ann@example.com",
                    "Bob,Hill,bob@example.com",
                    "Cat,Moss,cat at example.com",
                    "Ann,Lee,ann@example.com");

            assertThat(DatabaseProbe.of(trial.settings())).hasValueSatisfying(facts -> {
                assertThat(facts.major()).isEqualTo(15);
                assertThat(facts.schema()).isNull();
            });
            ImportRequest first = ImportRequest.of(file)
                    .target("generic")
                    .constants(trial.request(file, "generic").constants())
                    .limit(1)
                    .build();
            assertThat(trial.start(first).rows().of(RowStatus.STAGED)).isEqualTo(2);
            Summary resumed = trial.resume(1);

            assertThat(resumed.rows().of(RowStatus.CREATED)).isEqualTo(2);
            assertThat(resumed.rows().of(RowStatus.DUPLICATE)).isEqualTo(1);
            assertThat(resumed.rows().of(RowStatus.REJECTED)).isEqualTo(1);
            assertThat(trial.received()).hasSize(2);
            assertThat(DatabaseProbe.of(trial.settings()))
                    .hasValueSatisfying(facts -> assertThat(facts.schema()).isEqualTo(facts.newestSchema()));
            requireWorkers(trial);
            requireForgotten(trial);
        }
    }

    /** A worker of its own process sends rows of a second run. */
    private void requireWorkers(ImportFixture trial) throws Exception {
        Map<String, String> environment = new HashMap<>(LeadlineProcess.sendingTo(trial.apiUrl(), 0));
        environment.put(
                "LEADLINE_API_TOKEN", String.valueOf(trial.settings().api().token()));
        environment.put(
                "LEADLINE_DATABASE_URL",
                String.valueOf(trial.settings().database().url()));
        Path home = Files.createDirectory(folder.resolve("worker"));
        try (LeadlineProcess worker = LeadlineProcess.start(home, environment, "worker")) {
            worker.awaitSaying("Waiting for rows to send.");
            trial.reopen();
            trial.set("leadline.batch.remote-partitions", "true");
            Summary sent = trial.start(trial.file(
                    "more.csv", "First Name,Last Name,Email", "Dan,Reed,dan@example.com", "Eve,Park,eve@example.com"));
            assertThat(sent.rows().of(RowStatus.CREATED)).isEqualTo(2);
            assertThat(sentByAWorker(trial)).isEqualTo(2);
            worker.terminate();
            assertThat(worker.exit()).isZero();
        }
    }

    private static long sentByAWorker(ImportFixture trial) throws SQLException {
        try (Connection connection = trial.open().database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from row_attempt where worker is not null")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void requireForgotten(ImportFixture trial) {
        String url = String.valueOf(trial.settings().database().url());
        assertThat(RawDatabase.of(trial.home(), url).readable("dan@example.com"))
                .isNotEmpty();
        assertThat(trial.open()
                        .forget()
                        .forget(ContactMatcher.ofEmail("dan@example.com"), "a test")
                        .rows())
                .isEqualTo(1);
        trial.reopen();
        assertThat(DatabaseCompaction.erase(trial.settings())).isTrue();
        assertThat(RawDatabase.of(trial.home(), url).readable("dan@example.com"))
                .isEmpty();
        assertThat(RawDatabase.of(trial.home(), url).readable("eve@example.com"))
                .isNotEmpty();
    }

    static boolean binariesAreHere() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64")
                && Files.isDirectory(BINARIES);
    }

    private static InputStream binaries() throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(BINARIES, "*.jar")) {
            ZipInputStream jar =
                    new ZipInputStream(Files.newInputStream(jars.iterator().next()));
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    return jar;
                }
            }
            throw new IOException("no binaries in " + BINARIES);
        }
    }
}
