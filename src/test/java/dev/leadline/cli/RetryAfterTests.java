package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Targets;
import dev.leadline.run.OpenHome;
import dev.leadline.sandbox.ReceivedProspect;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import dev.leadline.testing.Database;
import dev.leadline.testing.InterceptedApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An API that asks to wait: for a short while that is done and shown, for a long one the run stops and says until when. */
@Timeout(60)
class RetryAfterTests {

    private static final String A_DAY = "86400";
    private static final String CREATES = "POST /crm/v1/prospects";
    private static final String QUESTIONS = "GET /v1/admin/write-status/";
    private static final String LOGS = "GET /v1/admin/logs/writes/";
    private static final String ASKED_FOR_A_DAY =
            "The API asked Leadline to wait until \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC \\(Retry-After: 86400 s\\)";

    @TempDir
    Path folder;

    private final Map<String, String> settings = new HashMap<>();
    private Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
    private InterceptedApi api;
    private Terminals terminal;

    @BeforeEach
    void open() throws IOException {
        api = new InterceptedApi(sandbox.url());
        settings.putAll(Terminals.sendingTo(sandbox, Database.H2));
        settings.put("leadline.api.url", api.url().toString());
        settings.put("leadline.api.concurrency", "1");
        terminal = new Terminals(folder).withRealJob(settings);
        terminal.file("leads.csv", "Email", "ann@example.com", "bob@example.com", "cat@example.com");
    }

    @AfterEach
    void close() {
        api.close();
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"429," + A_DAY, "503," + A_DAY, "425," + A_DAY, "429,00000000086400"})
    void stopsTheRunAtOnceWhereItIsLongerThanThePatience(int status, String aDay) {
        api.isTooBusyFor(CREATES, status, aDay);

        assertThat(imports()).isEqualTo(5);

        assertThat(api.turnedAway()).hasSize(1);
        assertThat(terminal.out())
                .containsPattern(
                        ASKED_FOR_A_DAY
                                + ", which is longer than leadline\\.api\\.patience allows\\. Resume the run after that time\\.")
                .contains("leadline resume 1");
        assertThat(statuses()).containsOnly("STAGED");
        resumeSendsTheRest(3);
    }

    @Test
    void stopsTheRunWhereTheNumberIsBeyondAllReason() {
        api.isTooBusyFor(CREATES, 429, "9".repeat(40));

        assertThat(imports()).isEqualTo(5);

        assertThat(api.turnedAway()).hasSize(1);
        assertThat(terminal.out()).contains("The API asked Leadline to wait until ");
    }

    /** The run has stopped, so nothing continues by itself. */
    @Test
    void aStoppedRunDoesNotPromiseToContinue() {
        settings.put("leadline.api.patience", "0s");
        terminal = new Terminals(folder).withRealJob(settings);
        api.isTooBusyFor(CREATES, 429, "1");

        assertThat(imports()).isEqualTo(5);

        assertThat(terminal.out())
                .contains("The API received too many requests (429).")
                .doesNotContain("continues")
                .contains("leadline resume 1");
    }

    @Test
    void isWaitedForAndShownWhereItIsShort() {
        api.isTooBusyOnceFor(CREATES, 429, "5");

        assertThat(imports()).isZero();

        assertThat(terminal.err())
                .containsPattern("(?m)^Waiting until \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC: "
                        + "The API received too many requests \\(429\\)\\.$");
    }

    @Test
    void leavesRowsQueuedWhereOutcomesCannotBeAskedForBeforeTheDeadline() {
        api.isTooBusyFor(QUESTIONS, 429, A_DAY);

        assertThat(imports()).isEqualTo(6);

        assertThat(api.turnedAway()).hasSize(1);
        assertThat(statuses()).containsOnly("QUEUED");
        assertThat(terminal.out())
                .containsPattern(ASKED_FOR_A_DAY + "\\. Check for the missing outcomes again after that time\\.")
                .contains("leadline resume 1");
        serveAsksOnceAndGivesUp();
        resumeSendsTheRest(3);
        assertThat(statuses()).containsOnly("CREATED");
    }

    @Test
    void startsNoImportWhereNamesCannotBeLookedUpBefore() throws IOException {
        terminal.file("names.csv", "Email,Property", "ann@example.com,Harbor Lofts");
        Files.createDirectories(folder.resolve("config/mappings"));
        terminal.file(
                "config/mappings/names.yaml",
                "columns:",
                "  Email: email_1",
                "  Property: {field: community_id, lookup: propexo}");
        api.isTooBusyFor("GET /crm/v1/communities", 429, A_DAY);

        int exit =
                terminal.type("import", "names.csv", "--mapping", "config/mappings/names.yaml", "--set", integration());

        assertThat(exit).as(terminal.err()).isEqualTo(5);
        assertThat(api.turnedAway()).hasSize(1);
        assertThat(terminal.err()).containsPattern(ASKED_FOR_A_DAY + "\\. Nothing was sent\\. To start");
        assertThat(sandbox.received()).isEmpty();
    }

    @Test
    void leavesRowsInDoubtWhereTheLogsCannotBeReadBefore() {
        api.isTooBusyOnceFor(CREATES, 500, null);
        assertThat(imports()).isEqualTo(6);
        api.isTooBusyFor(LOGS, 429, A_DAY);

        assertThat(terminal.type("reconcile", "1")).isEqualTo(5);

        assertThat(terminal.err())
                .containsPattern(ASKED_FOR_A_DAY
                        + ", so the rows in doubt were not checked\\. Check them again after that time\\.");
        api.hasTime();
        assertThat(terminal.type("reconcile", "1")).isEqualTo(6);
        assertThat(terminal.err()).doesNotContain("is already running");
    }

    private void serveAsksOnceAndGivesUp() {
        int before = api.turnedAway().size();
        Map<String, Object> all = new HashMap<>(settings);
        try (OpenHome imports = OpenHome.of(Settings.load(folder, all))) {
            assertThat(imports.runs().confirmQueued()).isZero();
        }
        assertThat(api.turnedAway()).hasSize(before + 1);
    }

    private void resumeSendsTheRest(int rows) {
        api.hasTime();
        assertThat(terminal.type("resume", "1")).as(terminal.err()).isZero();
        assertThat(sandbox.received())
                .extracting(ReceivedProspect::body)
                .extracting(body -> body.get("email_1"))
                .hasSize(rows)
                .doesNotHaveDuplicates();
    }

    private int imports() {
        return terminal.type("import", "leads.csv", "--set", integration());
    }

    private String integration() {
        return "integration_id=" + sandbox.ids().get("integration_id");
    }

    private List<String> statuses() {
        Path outcomes = folder.resolve("leadline-data/runs/1/outcomes.csv");
        try (Stream<String> lines = Files.lines(outcomes)) {
            return lines.skip(1).map(line -> line.split(",", -1)[2]).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
