package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Targets;
import dev.leadline.ledger.RowStatus;
import dev.leadline.privacy.PurgeResult;
import dev.leadline.run.OpenHome;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import dev.leadline.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a purge deletes, keeps and refuses to touch, on each database. */
@ParameterizedClass
@EnumSource
class PurgeCommandTests {

    private final Database database;

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
    private Map<String, String> settings;
    private Terminals terminal;

    PurgeCommandTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void openATerminal() {
        settings = Terminals.sendingTo(sandbox, database);
        terminal = new Terminals(folder).withRealJob(settings);
    }

    @AfterEach
    void closeTheSandbox() {
        sandbox.close();
    }

    @Test
    void deletesThePersonalDataOfAFinishedRunAndKeepsWhatCounts() throws IOException {
        importsFiveLeads();
        String counts = counts(1);

        assertThat(terminal.type("purge", "--older-than", "0d")).isZero();

        assertThat(terminal.out()).contains("Deleted the personal data of 1 run (5 rows) that ended before ");
        assertThat(counts(1)).isEqualTo(counts);
        assertThat(everythingInTheHome())
                .noneMatch(text -> text.contains("example.com") || text.contains("Quillfeather"));
        assertThat(file(1, "outcomes.csv"))
                .contains("1,2,CREATED,")
                .contains(",BAD_EMAIL,")
                .contains(",REFUSED,");
        assertThat(file(1, "rejects.csv").lines()).hasSize(1);
    }

    @Test
    void namesTheRunsWhoseFilesAreInAnotherHome() throws IOException {
        importsFiveLeads();
        Files.move(folder.resolve("leadline-data/runs/1"), folder.resolve("elsewhere"));

        assertThat(terminal.type("purge", "--older-than", "0d", "--dry-run", "--json"))
                .isZero();
        assertThat(terminal.out()).contains("\"files_in_this_home\" : false");
        assertThat(terminal.type("purge", "--older-than", "0d")).isZero();
        assertThat(terminal.out().replaceAll("\\s+", " "))
                .contains("Deleted the personal data of 1 run (5 rows)")
                .contains(
                        "Left to do The files of these runs are not in this home: 1. If another home has them, delete the folders"
                                + " runs/RUN there.");
    }

    @Test
    void findsDuplicatesOfPurgedRows() throws IOException {
        importsFiveLeads();
        terminal.type("purge", "--older-than", "0d");
        terminal.file("later.csv", "First Name,Last Name,Email", "Anna,Lee,ANN@example.com", "Eve,New,eve@example.com");

        terminal.type("import", path("later.csv"), "--set", "integration_id=int_1");

        assertThat(terminal.out()).contains("1  created").contains("1  duplicate");
    }

    @Test
    void saysOfAPurgedRunThatItsDataWasDeletedAndRefusesToContinueIt() throws IOException {
        importsFiveLeads();
        Path rejects = Files.copy(folder.resolve("leadline-data/runs/1/rejects.csv"), folder.resolve("corrected.csv"));
        terminal.type("purge", "--older-than", "0d");
        String sentence =
                "The personal data of run 1 was deleted on %s, so its rows can no longer be sent or corrected."
                        .formatted(Instant.now().toString().substring(0, 10));

        assertThat(terminal.type("show", "1")).isZero();
        assertThat(terminal.out()).contains(sentence).doesNotContain("leadline retry", "leadline import");
        terminal.type("runs");
        assertThat(terminal.out()).contains("completed, data deleted");
        for (String command : List.of("resume", "retry", "reconcile", "fix")) {
            assertThat(terminal.type(command, "1")).isEqualTo(2);
            assertThat(terminal.err()).contains(sentence);
        }
        assertThat(terminal.type("import", rejects.toString())).isEqualTo(3);
        assertThat(terminal.err()).contains(sentence);
        assertThat(sandbox.received()).as("Ann and Dan, as before").hasSize(2);
    }

    @Test
    void keepsRunsWhoseRowsAreNotSettledAndSaysWhy() throws IOException {
        terminal.file(
                "staged.csv", "First Name,Last Name,Email", "Ann,Lee,ann@example.com", "Bob,Hill,bob@example.com");
        terminal.file("queued.csv", "First Name,Last Name,Email", "Cat,Moss,cat+pending@example.com");
        terminal.type("import", path("staged.csv"), "--set", "integration_id=int_1", "--limit", "1");
        terminal.type("import", path("queued.csv"), "--set", "integration_id=int_1", "--no-wait");

        assertThat(terminal.type("purge", "--older-than", "0d")).isZero();

        assertThat(terminal.out()).startsWith("No personal data to delete: ").contains("""
                Kept
                  run  reason
                    1  Rows have not been sent yet. Resume the run first.
                    2  Rows have no outcome yet. Resume the run to check them.
                """);
        assertThat(terminal.type("resume", "1")).isZero();
        assertThat(sandbox.received()).hasSize(3);
    }

    @Test
    void showsInADryRunWhatItWouldDelete() throws IOException {
        importsFiveLeads();

        assertThat(terminal.type("purge", "--older-than", "0d", "--dry-run", "--json"))
                .isZero();

        assertThat(terminal.out())
                .contains("\"dry_run\" : true")
                .contains("\"run\" : 1")
                .contains("\"rows\" : 5");
        assertThat(file(1, "rejects.csv")).contains("Quillfeather");
        terminal.type("purge", "--older-than", "1d");
        assertThat(terminal.out())
                .startsWith("No personal data to delete: there is no finished run that ended before ");
    }

    @Test
    void deletesACopyThatNoRunReadsAnyMore() throws IOException {
        importsFiveLeads();
        Path copy =
                Files.copy(folder.resolve("leads.csv"), folder.resolve("leadline-data/staging/0123456789abcdef.csv"));
        terminal.type("purge", "--older-than", "0d");
        assertThat(copy).as("an import may just begin with it").exists();

        Files.setLastModifiedTime(copy, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        terminal.type("purge", "--older-than", "0d");
        assertThat(copy).doesNotExist();
    }

    @Test
    void isNotStoppedByAFolderAmongTheCopies() throws IOException {
        importsFiveLeads();
        Path notes = Files.createDirectories(folder.resolve("leadline-data/staging/notes"));
        Files.writeString(notes.resolve("a.txt"), "of the administrator");
        Files.setLastModifiedTime(notes, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        assertThat(terminal.type("purge", "--older-than", "0d")).isZero();

        assertThat(notes.resolve("a.txt")).exists();
    }

    @Test
    void continuesAPurgeThatWasCutOff() throws IOException {
        importsFiveLeads();
        try (OpenHome imports = OpenHome.of(Settings.load(folder, Map.copyOf(settings)))) {
            Path report = folder.resolve("leadline-data/runs/1/outcomes.csv");
            Files.delete(report);
            Files.createDirectory(report);
            Files.createFile(report.resolve("in the way"));
            assertThat(purgeFails(imports)).isTrue();
            Files.delete(report.resolve("in the way"));
            Files.delete(report);
        }

        terminal.type("purge", "--older-than", "0d");

        assertThat(terminal.out()).startsWith("Deleted the personal data of 1 run (5 rows)");
        assertThat(file(1, "outcomes.csv")).contains("CREATED");
        terminal.type("purge", "--older-than", "0d");
        assertThat(terminal.out()).startsWith("No personal data to delete: ");
    }

    private static boolean purgeFails(OpenHome imports) {
        try {
            PurgeResult ignored = imports.purge().purge(Instant.now(), "ann");
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "3 months", "-5d", "P-1D", "P3X", ""})
    void refusesWhatIsNotAPeriod(String period) {
        assertThat(terminal.type("purge", "--older-than", period)).isEqualTo(2);

        assertThat(terminal.err())
                .contains(
                        "is not a valid period. Use days or weeks, such as 90d or 12w, or an ISO 8601 period, such as P3M.");
    }

    private void importsFiveLeads() throws IOException {
        terminal.file(
                "leads.csv",
                "First Name,Last Name,Email,Notes",
                "Ann,Lee,ann@example.com,calls from Quillfeather",
                "Bob,Quillfeather,not an address,",
                "Cat,Moss,cat+refused@example.com,",
                "Dan,Poe,dan+failure@example.com,",
                "Ann,Lee,ann@example.com,again");
        terminal.type("import", path("leads.csv"), "--set", "integration_id=int_1");
        try (OpenHome imports = OpenHome.of(Settings.load(folder, Map.copyOf(settings)))) {
            assertThat(imports.ledger().counts(1).of(RowStatus.DUPLICATE)).isEqualTo(1);
            assertThat(imports.ledger().counts(1).of(RowStatus.REFUSED)).isEqualTo(1);
        }
    }

    private String counts(long run) {
        try (OpenHome imports = OpenHome.of(Settings.load(folder, Map.copyOf(settings)))) {
            return imports.ledger().counts(run).byStatus() + " "
                    + imports.ledger().problemCounts(run);
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String file(long run, String name) throws IOException {
        return Files.readString(folder.resolve("leadline-data/runs/" + run + "/" + name));
    }

    /** Every text in the database and in the files of the home. */
    private List<String> everythingInTheHome() throws IOException {
        List<String> texts = new ArrayList<>(PersonalTraces.inDatabase(folder, settings));
        try (Stream<Path> files = Files.walk(folder.resolve("leadline-data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(PersonalTraces.raw(file));
            }
        }
        return texts;
    }
}
