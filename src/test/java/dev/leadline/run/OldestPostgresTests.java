package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.home.DatabaseProbe;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.Summary;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void migratesImportsAndResumes() throws Exception {
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
        }
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
