package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and folders that a user names and that do not exist. */
class MistypedPathsTests {

    @TempDir
    Path folder;

    private Terminals terminal;

    @BeforeEach
    void openATerminal() throws IOException {
        terminal = new Terminals(folder);
        terminal.file("leads.csv", "first_name,last_name,email_1", "Ann,Archer,ann@example.com");
    }

    @Test
    void aConfigurationFolderThatDoesNotExistIsRefused() {
        assertThat(terminal.type("import", "leads.csv", "--config", "confg")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("The configuration folder FOLDER/confg does not exist."
                        + " Correct --config, or create the folder.\n");
        assertThat(terminal.requests).isEmpty();
    }

    @Test
    void aConfigurationFileIsNoFolder() throws IOException {
        Files.createDirectory(folder.resolve("config"));
        terminal.file("config/application.yaml", "leadline.api.concurrency: 3");
        assertThat(terminal.type("check", "leads.csv", "--config", "config/application.yaml"))
                .isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("FOLDER/config/application.yaml is a file, but --config must name a folder."
                        + " Use --config FOLDER/config\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runs",
                "show 1",
                "resume 1",
                "retry 1",
                "reconcile 1",
                "stop 1",
                "fix 1",
                "purge --older-than 90d",
                "forget --email ann@example.com"
            })
    void aHomeThatDoesNotExistIsNotCreatedByACommandThatOnlyContinues(String command) {
        terminal.withRealJob(Map.of());
        assertThat(terminal.type((command + " --home elsewhere --quiet").split(" ")))
                .isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "The home FOLDER/elsewhere does not exist. Correct --home. The first import creates a home.\n");
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void aHomeWithoutRunsIsNoneOfTheRunThatIsSought() throws IOException {
        terminal.withRealJob(Map.of());
        Files.createDirectory(folder.resolve("empty"));
        assertThat(terminal.type("resume", "1", "--home", "empty", "--quiet")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("There are no runs in FOLDER/empty yet."
                        + " Import a file first, or specify another home with --home.\n");
        assertThat(terminal.type("runs", "--home", "empty")).isZero();
        assertThat(terminal.out()).isEqualTo("No runs yet in FOLDER/empty.\n");
        assertThat(folder.resolve("empty")).isEmptyDirectory();
    }

    @Test
    void theFirstImportSaysThatItCreatesALedger() {
        terminal.withRealJob(Map.of());
        terminal.type("import", "leads.csv", "--sandbox");
        assertThat(terminal.err()).contains("\nCreated a new ledger in FOLDER/leadline-data.\n");
        terminal.type("import", "leads.csv", "--sandbox");
        assertThat(terminal.err()).doesNotContain("new ledger");
        terminal.type("import", "leads.csv", "--sandbox", "--home", "of-another-office");
        assertThat(terminal.err())
                .contains("\nCreated a new ledger in FOLDER/of-another-office."
                        + " It does not know which leads were sent from other homes.\n");
    }

    @Test
    void aHomeWithAlmostTheNameOfAnotherIsQuestionedEvenInSilence() {
        terminal.withRealJob(Map.of());
        terminal.type("import", "leads.csv", "--sandbox", "--home", "leads-home");

        assertThat(terminal.type("show", "1", "--home", "leads-hmoe")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("The home FOLDER/leads-hmoe does not exist; did you mean FOLDER/leads-home?\n");

        terminal.type("import", "leads.csv", "--sandbox", "--home", "leads-hmoe", "--quiet");
        assertThat(terminal.err())
                .startsWith("Warning: Created a new ledger in FOLDER/leads-hmoe."
                        + " It does not know which leads were sent from other homes."
                        + " Did you mean FOLDER/leads-home?\n");
    }
}
