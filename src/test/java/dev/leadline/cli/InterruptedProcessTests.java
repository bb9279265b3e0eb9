package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.lead.Targets;
import dev.leadline.sandbox.ReceivedProspect;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.testing.InterceptedApi;
import dev.leadline.testing.LeadlineProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are interrupted, stopped and started beside each other, on the default database. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM and SIGINT")
class InterruptedProcessTests {

    private static final int ROWS = 30;
    private static final int IN_FLIGHT = 16;
    private static final int SLOW = 120;
    private static final int SLOWEST = 20;
    private static final int UNLIMITED = 0;

    @TempDir
    Path folder;

    private final List<LeadlineProcess> processes = new ArrayList<>();
    private Sandbox sandbox = sandbox();

    @BeforeEach
    void leaveALeadFile() throws IOException {
        List<String> lines = new ArrayList<>(List.of("First Name,Last Name,Email"));
        IntStream.range(0, ROWS).forEach(i -> lines.add("Ann,Lee,ann" + i + "@example.com"));
        Files.write(folder.resolve("leads.csv"), lines);
    }

    @AfterEach
    void endEverything() {
        processes.forEach(LeadlineProcess::close);
        sandbox.close();
    }

    @Test
    void waitsForNoPermitAfterSigtermAndIsResumed() throws Exception {
        LeadlineProcess leadline = start(sandbox.url(), SLOW, imports());
        awaitReceived(3);

        leadline.terminate();

        assertThat(leadline.exit()).isEqualTo(130);
        int sent = sandbox.received().size();
        assertThat(sent).isLessThan(ROWS);
        assertThat(summary())
                .contains("\"status\" : \"STOPPED\"", "\"sending\" : 0,", "\"exit\" : 130", "\"read\" : " + ROWS)
                .contains("\"staged\" : " + (ROWS - sent) + ",");
        assertThat(leadline.err())
                .contains("Stopping after the requests in flight have been answered.")
                .contains("To resume later: leadline import leads.csv --set ");
        assertThat(leadline.out())
                .startsWith("Run 1: leads.csv to generic, stopped, as you requested; resumable.\n")
                .endsWith("""
                        Next
                          Resume the run. Rows that were already sent are not sent again:
                            leadline resume 1
                        """);
        resumeSendsTheRest();
    }

    @Test
    void awaitsTheAnswersInFlightAfterCtrlC() throws Exception {
        assumeThat(LeadlineProcess.hearsInterrupts()).isTrue();
        try (InterceptedApi held = new InterceptedApi(sandbox.url()).holdsAnswers()) {
            LeadlineProcess leadline = start(held.url(), UNLIMITED, imports());
            awaitReceived(IN_FLIGHT);

            leadline.interrupt();
            leadline.awaitSaying("Stopping after the requests in flight have been answered.");
            held.letsGo();

            assertThat(leadline.exit()).isEqualTo(130);
            assertThat(sandbox.received()).hasSize(IN_FLIGHT);
            assertThat(summary())
                    .contains("\"sending\" : 0,", "\"queued\" : " + IN_FLIGHT + ",", "\"in_doubt\" : 0\n")
                    .contains("\"staged\" : " + (ROWS - IN_FLIGHT) + ",");
            LeadlineProcess resumed = start(held.url(), UNLIMITED, "resume", "1");
            assertThat(resumed.exit()).isZero();
        }
        everyRowArrivedOnce();
    }

    /** Closing a terminal sends SIGHUP, and from then on nothing can be printed. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the options of script are those of util-linux")
    void awaitsTheAnswersInFlightWhenTheTerminalIsClosed() throws Exception {
        try (InterceptedApi held = new InterceptedApi(sandbox.url()).holdsAnswers()) {
            LeadlineProcess terminal =
                    LeadlineProcess.startInTerminal(folder, LeadlineProcess.sendingTo(held.url(), SLOW), imports());
            processes.add(terminal);
            awaitReceived(3);

            terminal.close();
            held.letsGo();

            awaitSummary();
            int sent = sandbox.received().size();
            assertThat(sent).isLessThan(ROWS);
            assertThat(summary())
                    .contains("\"status\" : \"STOPPED\"", "\"exit\" : 130", "\"in_doubt\" : 0\n")
                    .contains("\"queued\" : " + sent + ",", "\"staged\" : " + (ROWS - sent) + ",");
            LeadlineProcess resumed = start(held.url(), UNLIMITED, "resume", "1");
            assertThat(resumed.exit()).isZero();
        }
        everyRowArrivedOnce();
    }

    @Test
    void goesOnUnderNohupWhenTheTerminalIsClosed() throws Exception {
        LeadlineProcess leadline = LeadlineProcess.start(
                List.of("nohup"), folder, LeadlineProcess.sendingTo(sandbox.url(), SLOW), imports());
        processes.add(leadline);
        awaitReceived(3);

        leadline.hangUp();

        int before = sandbox.received().size();
        awaitReceived(before + 3);
        leadline.terminate();
        assertThat(leadline.exit()).isEqualTo(130);
    }

    @Test
    void endsAtOnceWhenToldToStopAgain() throws Exception {
        try (InterceptedApi held = new InterceptedApi(sandbox.url()).holdsAnswers()) {
            LeadlineProcess leadline = start(held.url(), UNLIMITED, imports());
            awaitReceived(IN_FLIGHT);

            leadline.terminate();
            leadline.awaitSaying("To resume later: ");
            leadline.terminate();

            assertThat(leadline.exit()).isEqualTo(130);
            assertThat(leadline.err()).contains("Stopped immediately. To resume later: leadline import leads.csv");
            held.letsGo();
            LeadlineProcess resumed = start(held.url(), UNLIMITED, "resume", "1");
            assertThat(resumed.exit()).isEqualTo(6);
            assertThat(resumed.out())
                    .contains("\n  16  in doubt   sent, but no usable answer; never sent again automatically\n")
                    .endsWith("    leadline reconcile 1\n");
        }
        everyRowArrivedOnce();
    }

    @Test
    void leavesARunAloneThatAnotherProcessWorksOnAndStopsItFromThere() throws Exception {
        LeadlineProcess first = start(sandbox.url(), SLOWEST, imports());
        awaitReceived(3);

        LeadlineProcess second = start(sandbox.url(), SLOW, imports());
        assertThat(second.exit()).isEqualTo(5);
        assertThat(second.err()).contains("Run 1 is already running (process " + first.pid() + "@");

        LeadlineProcess stop = start(sandbox.url(), SLOW, "stop", "1");
        assertThat(stop.exit()).as(stop.out() + stop.err()).isZero();
        assertThat(stop.out())
                .startsWith("Asked run 1 (running in process " + first.pid() + "@")
                .endsWith("    leadline resume 1\n");
        assertThat(first.exit()).isEqualTo(130);
        assertThat(summary()).contains("\"status\" : \"STOPPED\"", "\"sending\" : 0,");
        assertThat(first.out()).contains("  Stopped at a user's request.\n");

        LeadlineProcess again = start(sandbox.url(), SLOW, "stop", "1", "--json");
        assertThat(again.exit()).isZero();
        assertThat(again.out()).isEqualTo("{\n  \"run\" : 1,\n  \"asked\" : false\n}\n");
        resumeSendsTheRest();
    }

    @Test
    void leavesOutTheRestOfAKilledRunButNotOfARunningOne() throws Exception {
        try (InterceptedApi held = new InterceptedApi(sandbox.url()).holdsAnswers()) {
            LeadlineProcess killed = start(held.url(), UNLIMITED, imports());
            awaitReceived(IN_FLIGHT);

            LeadlineProcess early = start(held.url(), UNLIMITED, "stop", "1", "--leave-out");
            assertThat(early.exit()).isEqualTo(5);
            assertThat(early.err()).contains("Run 1 is already running (process " + killed.pid() + "@");

            killed.kill();
            killed.exit();
            held.letsGo();
            LeadlineProcess leftOut = start(held.url(), UNLIMITED, "stop", "1", "--leave-out");
            assertThat(leftOut.exit()).as(leftOut.err()).isZero();
            assertThat(leftOut.out()).startsWith((ROWS - IN_FLIGHT) + " rows of run 1 will not be sent.");
            assertThat(summary())
                    .contains("\"in_doubt\" : " + IN_FLIGHT + "\n", "\"staged\" : 0,", "\"sending\" : 0,")
                    .contains("\"rejected\" : " + (ROWS - IN_FLIGHT) + ",");

            LeadlineProcess again = start(held.url(), UNLIMITED, imports());
            assertThat(again.exit()).isEqualTo(6);
        }
        assertThat(sandbox.received()).hasSize(IN_FLIGHT);
    }

    private void resumeSendsTheRest() throws Exception {
        LeadlineProcess resumed = start(sandbox.url(), UNLIMITED, "resume", "1", "--json");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("\"created\" : " + ROWS + ",");
        everyRowArrivedOnce();
    }

    private void everyRowArrivedOnce() {
        assertThat(sandbox.received())
                .extracting(ReceivedProspect::body)
                .extracting(body -> body.get("email_1"))
                .hasSize(ROWS)
                .doesNotHaveDuplicates();
    }

    private void awaitReceived(int prospects) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(sandbox.received()).hasSizeGreaterThanOrEqualTo(prospects));
    }

    private void awaitSummary() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(folder.resolve("leadline-data/runs/1/summary.json")));
    }

    private String summary() throws IOException {
        return Files.readString(folder.resolve("leadline-data/runs/1/summary.json"));
    }

    private String[] imports() {
        return new String[] {
            "import", "leads.csv", "--set", "integration_id=" + sandbox.ids().get("integration_id")
        };
    }

    private LeadlineProcess start(URI api, int requestsPerMinute, String... arguments) throws IOException {
        LeadlineProcess process = LeadlineProcess.start(folder, api, requestsPerMinute, arguments);
        processes.add(process);
        return process;
    }

    private static Sandbox sandbox() {
        return Sandbox.start(
                SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
    }
}
