package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Targets;
import dev.leadline.run.OpenHome;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import dev.leadline.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that stopped, whose mapping or constants turn out to be wrong: its other rows must not be sent with them. */
@ParameterizedClass
@EnumSource
class LeaveOutTests {

    private final Database database;

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
    private Map<String, String> settings = Map.of();
    private Terminals withoutAToken;
    private Terminals terminal;

    LeaveOutTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void stopAnImportWithAWrongConstant() throws IOException {
        settings = Terminals.sendingTo(sandbox, database);
        Map<String, String> rejected = new HashMap<>(settings);
        rejected.put("leadline.api.token", "wrong");
        withoutAToken = new Terminals(folder).withRealJob(rejected);
        withoutAToken.file("leads.csv", "Email,Notes", "ann@example.com,Sun", "bob@example.com,Moon", "nobody,Stars");
        assertThat(withoutAToken.type("import", "leads.csv", "--set", "integration_id=wrong"))
                .isEqualTo(5);
        terminal = new Terminals(folder).withRealJob(settings);
    }

    @AfterEach
    void closeTheSandbox() {
        sandbox.close();
    }

    @Test
    void itsFileCanBeImportedWithTheRightOnesOnceItsRowsAreLeftOut() {
        assertThat(terminal.type("import", "leads.csv", "--set", right())).isEqualTo(2);
        assertThat(terminal.err())
                .contains("Resume that run first (leadline resume 1). Or, if its other rows must not be sent, leave"
                        + " them out: leadline stop 1 --leave-out");

        assertThat(terminal.type("stop", "1", "--leave-out")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                        2 rows of run 1 will not be sent.

                        Next
                          To undo this:
                            leadline stop 1 --leave-out --undo
                        """);
        assertThat(outcomes(1)).containsExactly("REJECTED LEFT_OUT", "REJECTED LEFT_OUT", "REJECTED BAD_EMAIL");

        assertThat(terminal.type("import", "leads.csv", "--set", right())).isEqualTo(4);
        assertThat(outcomes(2)).containsExactly("CREATED ", "CREATED ", "REJECTED BAD_EMAIL");
        assertThat(terminal.type("resume", "1")).isEqualTo(4);
        assertThat(terminal.type("import", "leads.csv", "--set", "integration_id=wrong"))
                .isEqualTo(4);
        assertThat(sandbox.received()).hasSize(2);
    }

    @Test
    void theRowsAreNoWorkForAnybodyAndTheRejectsStillAre() throws IOException {
        terminal.type("stop", "1", "--leave-out");

        assertThat(Files.readString(folder.resolve("leadline-data/runs/1/rejects.csv")))
                .contains("nobody")
                .doesNotContain("Sun");
        terminal.type("show", "1");
        assertThat(terminal.out())
                .contains("leadline import FOLDER/leadline-data/runs/1/rejects.csv")
                .doesNotContain("leadline resume", "leadline retry");
        assertThat(terminal.type("retry", "1")).isEqualTo(4);
        assertThat(sandbox.received()).isEmpty();
    }

    @Test
    void askedTwiceItDoesNothingMore() {
        terminal.type("stop", "1", "--leave-out", "--json");
        assertThat(terminal.out()).isEqualTo("{\n  \"run\" : 1,\n  \"left_out\" : 2\n}\n");

        assertThat(terminal.type("stop", "1", "--leave-out")).isZero();
        assertThat(terminal.out()).startsWith("Run 1 has no rows that wait to be sent.\n");
        assertThat(terminal.type("stop", "7", "--leave-out")).isEqualTo(2);
        assertThat(terminal.err()).contains("There is no run 7");
    }

    @Test
    void theyAreSentAfterAllOnceItIsUndone() {
        terminal.type("stop", "1", "--leave-out");

        assertThat(terminal.type("stop", "1", "--leave-out", "--undo")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                        2 rows of run 1 can be sent again.

                        Next
                          To send them:
                            leadline resume 1
                        """);
        assertThat(terminal.type("stop", "1", "--leave-out", "--undo")).isZero();
        assertThat(terminal.out()).startsWith("Run 1 has no rows that were left out, or it is running.\n");
        assertThat(terminal.type("resume", "1")).isEqualTo(4);
        assertThat(outcomes(1)).containsExactly("CREATED ", "CREATED ", "REJECTED BAD_EMAIL");
    }

    @Test
    void whatAnotherImportHasSentMeanwhileIsNotSentAgainWhenItIsUndone() {
        terminal.type("stop", "1", "--leave-out");
        withoutAToken.type("import", "leads.csv", "--set", right(), "--set", "city=Bostn");
        terminal.type("stop", "2", "--leave-out");
        terminal.type("import", "leads.csv", "--set", right(), "--set", "city=Boston");

        terminal.type("stop", "2", "--leave-out", "--undo");
        terminal.type("resume", "2");

        assertThat(sandbox.received())
                .hasSize(2)
                .allSatisfy(sent -> assertThat(sent.body()).containsEntry("city", "Boston"));
        assertThat(outcomes(2)).containsExactly("DUPLICATE DUPLICATE", "DUPLICATE DUPLICATE", "REJECTED BAD_EMAIL");
    }

    @Test
    void aRunWhoseFileWasNotReadToItsEndIsCanceledForGood() throws SQLException {
        try (OpenHome home = OpenHome.of(Settings.load(folder, Map.copyOf(settings)));
                Connection connection = home.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update run set staged_at = null where id = 1");
        }

        assertThat(terminal.type("stop", "1", "--leave-out")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                        Run 1 is canceled. Nothing of it was sent.

                        Next
                          To show the run:
                            leadline show 1
                        """);
    }

    @Test
    void undoAloneSaysWhatItUndoes() {
        assertThat(terminal.type("stop", "1", "--undo")).isEqualTo(2);
        assertThat(terminal.err()).contains("--undo works only together with --leave-out.");
    }

    private String right() {
        return "integration_id=" + sandbox.ids().get("integration_id");
    }

    private List<String> outcomes(int run) {
        try (Stream<String> lines = Files.lines(folder.resolve("leadline-data/runs/" + run + "/outcomes.csv"))) {
            return lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> cells[2] + " " + cells[6])
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
