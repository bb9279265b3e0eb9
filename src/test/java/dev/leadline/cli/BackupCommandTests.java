package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Targets;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.testing.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What backup and restore print, and what is to be done next. */
class BackupCommandTests {

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
    private Terminals terminal;

    @BeforeEach
    void importTheFirstOfTwoLeads() throws IOException {
        terminal = new Terminals(folder).withRealJob(Terminals.sendingTo(sandbox, Database.H2));
        Path leads = terminal.file(
                "leads.csv", "First Name,Last Name,Email", "Ann,Lee,ann@example.com", "Bob,Hill,bob@example.com");
        terminal.type("import", leads.toString(), "--set", "integration_id=int_1", "--limit", "1");
    }

    @AfterEach
    void closeTheSandbox() {
        sandbox.close();
    }

    @Test
    void sayHowToRestoreAndWhatToCheckAfterIt() {
        assertThat(terminal.type("backup", "monday.zip")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                Backed up FOLDER/leadline-data to FOLDER/monday.zip.

                Next
                  Keep the file where only you can read it. To restore it:
                    leadline restore FOLDER/monday.zip --home NEW-HOME
                """);

        assertThat(terminal.type("restore", "monday.zip", "--home", "new")).isEqualTo(6);
        assertThat(terminal.out())
                .startsWith("Restored 1 run to FOLDER/new from the backup of ")
                .containsPattern("of \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC\\.\n")
                .endsWith("""
                        The restored home does not know what was sent after the backup. Do not import files again that were imported after it, and check your CRM before you retry rows or import corrected rejects.
                        In doubt, because they may have been sent after the backup: 1 row. Reconcile their runs before you resume them.

                        Next
                          To list the runs:
                            leadline runs --home new
                        """);
        terminal.type("show", "1", "--home", "new");
        assertThat(terminal.out()).contains("1  created", "1  in doubt", "leadline reconcile 1 --home new");
    }

    @Test
    void refuseWhatCannotBeDoneInOneSentence() {
        assertThat(terminal.type("backup", "leads.csv")).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo("FOLDER/leads.csv already exists. Enter the name of a new file.\n");
        assertThat(terminal.type("backup", "monday.zip", "--home", "nowhere")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("There is no database in FOLDER/nowhere, so there is nothing to back up.\n");
        assertThat(folder.resolve("monday.zip")).doesNotExist();
        assertThat(terminal.type("restore", "missing.zip", "--home", "new")).isEqualTo(3);
        assertThat(terminal.err()).isEqualTo("The backup FOLDER/missing.zip does not exist.\n");
        assertThat(terminal.type("restore", "leads.csv", "--home", "new", "--json"))
                .isEqualTo(3);
        assertThat(terminal.out()).contains("\"exit\" : 3");
        assertThat(terminal.type("restore", "leads.csv")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "The home FOLDER/leadline-data is not empty. Restore the backup to a new home with --home DIR.\n");
    }
}
