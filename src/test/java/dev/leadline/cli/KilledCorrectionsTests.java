package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.lead.Targets;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.testing.InterceptedApi;
import dev.leadline.testing.LeadlineProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Corrected rejects are imported, the process is killed in the middle, and the same rejects are imported corrected anew. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL")
class KilledCorrectionsTests {

    private static final int ROWS = 10;
    private static final int IN_FLIGHT = 4;

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));

    @AfterEach
    void closeTheSandbox() {
        sandbox.close();
    }

    @Test
    void leaveNoRowBehindAndCountAsCorrectedLast() throws Exception {
        try (InterceptedApi held = new InterceptedApi(sandbox.url()).holdsAnswers()) {
            Map<String, String> settings = new HashMap<>(Map.of(
                    "leadline.api.url",
                    held.url().toString(),
                    "leadline.api.token",
                    sandbox.token(),
                    "leadline.api.requests-per-minute",
                    "0",
                    "leadline.confirm.interval",
                    "5ms"));
            Terminals terminal = new Terminals(folder).withRealJob(settings);
            terminal.file("leads.csv", leads());
            terminal.file(
                    "mapping.yaml",
                    "target: generic",
                    "columns:",
                    "  First Name: first_name",
                    "  Last Name: last_name",
                    "  Email: email_1");
            assertThat(terminal.type(
                            "import", "leads.csv", "--mapping", "mapping.yaml", "--set", "integration_id=int-1"))
                    .isEqualTo(4);
            corrected("first.csv", "@example.com");
            killedInTheMiddle(held);
            held.letsGo();
            corrected("second.csv", "@example.org");

            int exit = terminal.type("import", "second.csv");

            assertThat(exit).isEqualTo(6);
            assertThat(terminal.out())
                    .startsWith("Run 3: second.csv to generic, done.\n")
                    .contains(
                            "Run 2 (first.csv), an earlier import of corrections of the same rows, was interrupted and has"
                                    + " been resumed: 10 read, 6 duplicate, 4 in doubt.")
                    .endsWith("""
                            Next
                              Check the rows in doubt against Propexo's records (sends nothing):
                                leadline reconcile 2
                            """);
            assertThat(emails()).containsExactlyInAnyOrderElementsOf(everyRowOnce());
            assertThat(Files.readString(folder.resolve("leadline-data/runs/2/outcomes.csv")))
                    .contains("Replaced by row 10 of run 3, which is a newer correction.");
            assertThat(terminal.type("import", "second.csv")).isZero();
        }
    }

    private void killedInTheMiddle(InterceptedApi held) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "LEADLINE_API_URL", held.url().toString(),
                "LEADLINE_API_TOKEN", sandbox.token(),
                "LEADLINE_API_REQUESTS_PER_MINUTE", "0",
                "LEADLINE_API_CONCURRENCY", String.valueOf(IN_FLIGHT));
        try (LeadlineProcess leadline = LeadlineProcess.start(folder, environment, "import", "first.csv")) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> sandbox.received().size() == IN_FLIGHT);
            leadline.kill();
            assertThat(leadline.exit()).isEqualTo(128 + 9);
        }
    }

    private static String[] leads() {
        return IntStream.rangeClosed(0, ROWS)
                .mapToObj(i -> i == 0 ? "First Name,Last Name,Email" : "Ann,Lee,ann" + i + "example.com")
                .toArray(String[]::new);
    }

    private void corrected(String name, String domain) throws IOException {
        String rejects = Files.readString(folder.resolve("leadline-data/runs/1/rejects.csv"));
        Files.writeString(folder.resolve(name), rejects.replaceAll("(ann\\d+)example\\.com(?=\\R)", "$1" + domain));
    }

    private List<Object> emails() {
        return sandbox.received().stream()
                .map(prospect -> prospect.body().get("email_1"))
                .toList();
    }

    private static List<Object> everyRowOnce() {
        return IntStream.rangeClosed(1, ROWS)
                .<Object>mapToObj(i -> "ann" + i + (i <= IN_FLIGHT ? "@example.com" : "@example.org"))
                .toList();
    }
}
