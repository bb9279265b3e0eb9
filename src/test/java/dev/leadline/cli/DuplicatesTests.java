package dev.leadline.cli;

import static dev.leadline.cli.Renters.ANN;
import static dev.leadline.cli.Renters.ANN_AT_HOME;
import static dev.leadline.cli.Renters.BOB;
import static dev.leadline.cli.Renters.CAT;
import static dev.leadline.cli.Renters.HEADER;
import static dev.leadline.cli.Renters.HER_BROTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Targets;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the command does with leads that were sent before: what the server receives, and what the files say. */
@ParameterizedClass
@EnumSource
class DuplicatesTests {

    private final Database database;

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
    private Terminals terminal;

    DuplicatesTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void sendAnnAndBobOnMonday() throws IOException {
        terminal = new Terminals(folder).withRealJob(Terminals.sendingTo(sandbox, database));
        terminal.file("monday.csv", HEADER, ANN, BOB);
        assertThat(imports("monday.csv")).isZero();
        assertThat(emails()).containsExactlyInAnyOrder("ann@example.com", "bob@example.com");
    }

    @AfterEach
    void closeTheSandbox() {
        sandbox.close();
    }

    @Test
    void skipsThemAndNamesTheRowThatWasSent() throws IOException {
        terminal.file("tuesday.csv", HEADER, CAT, "ann,lee,ANN@example.com,", ANN_AT_HOME, CAT);

        assertThat(imports("tuesday.csv")).isZero();

        assertThat(emails()).containsExactlyInAnyOrder("ann@example.com", "bob@example.com", "cat@example.com");
        assertThat(outcomes(2))
                .satisfiesExactly(
                        cat -> assertThat(cat).startsWith("1,2,CREATED,"),
                        ann -> assertThat(ann)
                                .startsWith("2,3,DUPLICATE,")
                                .contains("The same prospect as row 1 of run 1."),
                        home -> assertThat(home)
                                .startsWith("3,4,DUPLICATE,")
                                .contains("The same prospect as row 1 of run 1."),
                        twice -> assertThat(twice)
                                .startsWith("4,5,DUPLICATE,")
                                .contains("The same prospect as row 1 of run 2."));
        assertThat(rejects(2)).isEmpty();
    }

    @Test
    void sendsThemAllTheSameAndRemembersThatToo() throws IOException {
        terminal.file("tuesday.csv", HEADER, ANN, HER_BROTHER);
        terminal.file("wednesday.csv", HEADER, HER_BROTHER);

        assertThat(imports("tuesday.csv", "--duplicates", "send")).isZero();

        assertThat(emails())
                .containsExactlyInAnyOrder("ann@example.com", "bob@example.com", "ann@example.com", "dan@example.com");
        assertThat(outcomes(2)).hasSize(2).allSatisfy(row -> assertThat(row).contains(",CREATED,"));
        assertThat(imports("wednesday.csv")).isZero();
        assertThat(outcomes(3)).singleElement().asString().contains("The same prospect as row 2 of run 2.");
        assertThat(emails()).hasSize(4);
    }

    @Test
    void rejectsThemForAPersonWhoMaySendThemAllTheSame() throws IOException {
        terminal.file("tuesday.csv", HEADER, CAT, ANN);

        assertThat(imports("tuesday.csv", "--duplicates", "Reject")).isEqualTo(4);

        assertThat(emails()).doesNotHaveDuplicates().hasSize(3);
        assertThat(rejects(2))
                .singleElement()
                .asString()
                .contains(",2,3,REJECTED,\"The same prospect was sent before. Delete the row, or import it with"
                        + " --duplicates send. The earlier row is row 1 of run 1. [DUPLICATE]\","
                        + ANN);
        assertThat(imports(report(2, "rejects.csv").toString(), "--duplicates", "send"))
                .isZero();
        assertThat(emails()).hasSize(4).endsWith("ann@example.com");
    }

    @Test
    void leavesToAPersonWhoSharesAPhoneOnly() throws IOException {
        terminal.file("tuesday.csv", HEADER, HER_BROTHER);

        assertThat(imports("tuesday.csv")).isEqualTo(4);

        assertThat(emails()).hasSize(2);
        assertThat(rejects(2))
                .singleElement()
                .asString()
                .contains(
                        "The phone number belongs to another prospect. Delete the row, correct the phone number, or import it with"
                                + " --duplicates send. The earlier row is row 1 of run 1. [POSSIBLE_DUPLICATE]\","
                                + HER_BROTHER);
    }

    @Test
    void keepsToWhatTheRunBeganWithWhenItIsResumed() throws IOException {
        terminal.file("tuesday.csv", HEADER, CAT, ANN, BOB);
        assertThat(imports("tuesday.csv", "--duplicates", "reject", "--limit", "1"))
                .isZero();

        assertThat(terminal.type("resume", "2")).isEqualTo(4);

        assertThat(emails()).hasSize(3);
        assertThat(rejects(2)).hasSize(2);
    }

    @Test
    void takesANewWordWhenTheImportGoesOn() throws IOException {
        terminal.file("tuesday.csv", HEADER, CAT, ANN);
        assertThat(imports("tuesday.csv", "--limit", "1")).isZero();

        assertThat(imports("tuesday.csv", "--duplicates", "send")).isZero();

        assertThat(emails()).hasSize(4).endsWith("ann@example.com");
    }

    @Test
    void keepsToWhatTheRunBeganWithWhenItIsRetried() throws IOException {
        terminal.file("tuesday.csv", HEADER, "Ann,Lee,ann+failure@example.com,617-555-0101");
        assertThat(imports("tuesday.csv", "--duplicates", "send")).isEqualTo(4);

        assertThat(terminal.type("retry", "2")).isZero();

        assertThat(outcomes(2)).singleElement().asString().startsWith("1,2,CREATED,");
    }

    @Test
    void takesTheSettingUnlessTheOptionSaysOtherwise() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.yaml"), "leadline.duplicates.policy: reject\n");
        terminal.file("tuesday.csv", HEADER, ANN);
        terminal.file("wednesday.csv", HEADER, BOB);

        assertThat(imports("tuesday.csv")).isEqualTo(4);
        assertThat(imports("wednesday.csv", "--duplicates", "skip")).isZero();

        assertThat(rejects(2)).hasSize(1);
        assertThat(outcomes(3)).singleElement().asString().startsWith("1,2,DUPLICATE,");
        assertThat(emails()).hasSize(2);
    }

    private int imports(String file, String... options) {
        List<String> line = new ArrayList<>(List.of("import", file));
        sandbox.ids(Targets.load(null).named("generic"))
                .forEach((id, value) -> line.addAll(List.of("--set", id + "=" + value)));
        line.addAll(List.of(options));
        return terminal.type(line.toArray(String[]::new));
    }

    private List<Object> emails() {
        return sandbox.received().stream()
                .map(received -> received.body().get("email_1"))
                .toList();
    }

    private List<String> outcomes(int run) throws IOException {
        return lines(run, "outcomes.csv");
    }

    private List<String> rejects(int run) throws IOException {
        return lines(run, "rejects.csv");
    }

    private List<String> lines(int run, String name) throws IOException {
        List<String> lines = Files.readAllLines(report(run, name));
        return lines.subList(1, lines.size());
    }

    private Path report(int run, String name) {
        return folder.resolve("leadline-data/runs/" + run + "/" + name);
    }
}
