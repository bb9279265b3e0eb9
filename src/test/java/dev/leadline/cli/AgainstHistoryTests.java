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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an import will do, predicted from what was sent before: the import then does exactly that. */
@ParameterizedClass
@EnumSource
class AgainstHistoryTests {

    private static final String INVALID = "Eve,Fox,eve at example.com,";

    private final Database database;

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
    private Terminals terminal;

    AgainstHistoryTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void openATerminal() throws IOException {
        terminal = new Terminals(folder).withRealJob(Terminals.sendingTo(sandbox, database));
        terminal.file("monday.csv", HEADER, ANN, BOB);
        terminal.file("tuesday.csv", HEADER, CAT, ANN_AT_HOME, "Bob,,BOB@example.com,", CAT, HER_BROTHER, INVALID);
    }

    @AfterEach
    void closeTheSandbox() {
        sandbox.close();
    }

    @Test
    void saysWhatAnImportWouldDo() {
        assertThat(run("import", "monday.csv")).isZero();

        assertThat(run("check", "tuesday.csv", "--against-history")).isEqualTo(4);

        assertThat(terminal.out())
                .startsWith("""
                        tuesday.csv for generic: checked, nothing was sent.

                          6  rows read
                          1  to create
                          1  duplicate  of another row of this file
                          2  duplicate  of run 1
                          2  rejected   you can fix these

                        """)
                .contains("1  -        POSSIBLE_DUPLICATE")
                .containsPattern("check it again:\n +leadline check tuesday.csv .*--against-history");
        assertThat(folder.resolve("tuesday.rejects.csv"))
                .content()
                .contains("The earlier row is row 1 of run 1. [POSSIBLE_DUPLICATE]");
    }

    @Test
    void predictsTheNumbersOfTheImport() {
        run("import", "monday.csv");

        run("check", "tuesday.csv", "--against-history", "--json");
        JsonNode predicted = JsonMapper.shared().readTree(terminal.out());
        run("import", "tuesday.csv", "--json");
        JsonNode imported = JsonMapper.shared().readTree(terminal.out());

        assertThat(rows(predicted, "read", "staged", "duplicate", "rejected")).containsExactly(6L, 1L, 3L, 2L);
        assertThat(rows(imported, "read", "created", "duplicate", "rejected"))
                .isEqualTo(rows(predicted, "read", "staged", "duplicate", "rejected"));
        assertThat(predicted.path("duplicates")).hasToString("""
                        [{"run":null,"count":1},{"run":1,"count":2}]""");
        assertThat(predicted.path("earlier_run").isNull()).isTrue();
        assertThat(imported.path("run").asLong()).as("the check was no run").isEqualTo(2);
    }

    @Test
    void followsThePolicyOfTheSettings() throws IOException {
        run("import", "monday.csv");
        Files.createDirectories(folder.resolve("config"));
        for (String policy : List.of("reject", "send")) {
            terminal.file("config/application.yaml", "leadline.duplicates.policy: " + policy);
            terminal.file(
                    "wednesday.csv", HEADER, CAT, ANN, HER_BROTHER, policy + ",Ray,ray-" + policy + "@example.com,");

            run("check", "wednesday.csv", "--against-history", "--json");
            JsonNode predicted = JsonMapper.shared().readTree(terminal.out());
            run("import", "wednesday.csv", "--json");

            assertThat(rows(JsonMapper.shared().readTree(terminal.out()), "created", "duplicate", "rejected"))
                    .as(policy)
                    .isEqualTo(rows(predicted, "staged", "duplicate", "rejected"));
        }
    }

    @Test
    void countsOnlyWhatIsRemembered() {
        run("import", "monday.csv");
        terminal.withRealJob(Map.of("leadline.api.url", "https://other.example.com"));

        run("check", "tuesday.csv", "--against-history");

        assertThat(terminal.out()).as("nothing was sent to that API").doesNotContain("of run 1");
    }

    @Test
    void saysThatNothingWasSentBefore() {
        assertThat(run("check", "tuesday.csv", "--against-history")).isEqualTo(4);

        assertThat(terminal.out())
                .contains(
                        "Nothing was sent before: this home has no runs yet.\n",
                        "3  to create\n",
                        "1  duplicate  of another row of this file\n");
        assertThat(folder.resolve("leadline-data")).as("no home is made").doesNotExist();
    }

    @Test
    void saysThatTheFileWasImported() {
        run("import", "monday.csv");

        assertThat(run("check", "monday.csv", "--against-history")).isZero();

        assertThat(terminal.out())
                .contains(
                        "Run 1 already imported this file; importing it again sends nothing. The counts below are those of an import with --again.",
                        "0  to create\n",
                        "2  duplicate  of run 1\n")
                .doesNotContain("Next");
        assertThat(run("check", "monday.csv", "--against-history", "--json")).isZero();
        assertThat(terminal.out()).contains("\"earlier_run\" : 1,");
    }

    /** The same command as before says that the file was imported, and sends nothing. */
    @Test
    void namesTheCommandThatSendsTheRestOfAFileAgain() throws IOException {
        terminal.file("refused.csv", HEADER, ANN, "Zoe,Fox,zoe+refused@example.com,");
        run("import", "refused.csv");

        run("check", "refused.csv", "--against-history");
        assertThat(terminal.out())
                .contains("1  to create\n", "1  duplicate  of run 1\n")
                .containsPattern("leadline import refused.csv --set integration_id=\\S+ --again\n");

        run("import", "refused.csv", "--again");
        assertThat(terminal.out()).contains("Run 2: ", "1  refused", "1  duplicate");
    }

    @Test
    void stillFindsTheFileUnderTheMappingThatWasInferred() throws IOException {
        run("import", "monday.csv");
        run("map", "monday.csv", "--save", "monday.yaml");

        run("check", "monday.csv", "--mapping", "monday.yaml", "--against-history");

        assertThat(terminal.out()).contains("Run 1 already imported this file;");
    }

    @Test
    void needsToKnowWhereTheLeadsGo() {
        assertThat(terminal.type("check", "monday.csv", "--against-history")).isEqualTo(2);

        assertThat(terminal.err())
                .contains(
                        "--against-history needs to know where the leads go, and these fields are missing: integration_id."
                                + " Add them with --set FIELD=VALUE, or to the mapping.");
    }

    @Test
    void refusesRejectsOfARun() {
        run("import", "tuesday.csv");

        assertThat(run("check", "leadline-data/runs/1/rejects.csv", "--against-history"))
                .isEqualTo(2);

        assertThat(terminal.err()).contains("rejects.csv holds the rejects of a run.");
    }

    @Test
    void refusesAHomeWhoseDatabaseIsLost() throws IOException {
        run("import", "monday.csv");
        Files.deleteIfExists(folder.resolve("leadline-data/leadline.mv.db"));

        if (database == Database.H2) {
            assertThat(run("check", "tuesday.csv", "--against-history")).isEqualTo(run("import", "tuesday.csv"));
            assertThat(terminal.err()).contains("is missing");
        }
    }

    private int run(String command, String file, String... options) {
        List<String> line = new ArrayList<>(List.of(command, file));
        sandbox.ids(Targets.load(null).named("generic"))
                .forEach((id, value) -> line.addAll(List.of("--set", id + "=" + value)));
        line.addAll(List.of(options));
        return terminal.type(line.toArray(String[]::new));
    }

    private static List<Long> rows(JsonNode summary, String... statuses) {
        return List.of(statuses).stream()
                .map(status -> summary.path("rows").path(status).asLong())
                .toList();
    }
}
