package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.home.DatabaseProbe;
import dev.leadline.lead.Targets;
import dev.leadline.run.OpenHome;
import dev.leadline.run.UserError;
import dev.leadline.sandbox.ReceivedProspect;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.LeadlineProcess;
import dev.leadline.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An import that is suspended, as by Ctrl-Z, and continued later: what others say meanwhile, and that nothing is sent twice. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems do not tell who has a file open")
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SuspendedProcessTests {

    private static final int ROWS = 16;
    private static final String SLOWLY = "240";

    @TempDir
    Path folder;

    private final List<LeadlineProcess> processes = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));

    @BeforeEach
    void leaveALeadFile() throws IOException {
        List<String> lines = new ArrayList<>(List.of("First Name,Last Name,Email"));
        IntStream.range(0, ROWS).forEach(i -> lines.add("Ann,Lee,ann" + i + "@example.com"));
        Files.write(folder.resolve("leads.csv"), lines);
        environment.put("LEADLINE_API_URL", sandbox.url().toString());
        environment.put("LEADLINE_API_TOKEN", sandbox.token());
        environment.put("LEADLINE_CONFIRM_INTERVAL", "50ms");
        environment.put("LEADLINE_DATABASE_PATIENCE", "1s");
    }

    @AfterEach
    void endEverything() {
        processes.forEach(LeadlineProcess::close);
        sandbox.close();
    }

    @Test
    void onH2OthersSayWhoIsSuspendedAndTheImportGoesOnLater() throws Exception {
        LeadlineProcess suspended = start(SLOWLY, imports());
        awaitReceived(3);
        suspended.suspend();

        LeadlineProcess show = start("0", "show", "1", "--json");
        assertThat(show.exit()).isEqualTo(5);
        assertThat(show.err()).endsWith(isSuspended(suspended).sentence() + "\n");
        assertThat(error(() -> OpenHome.of(settings()))).isEqualTo(isSuspended(suspended));
        assertThat(error(() -> DatabaseProbe.of(settings()))).isEqualTo(isSuspended(suspended));

        suspended.wake();
        assertThat(suspended.exit()).as(suspended.err()).isZero();
        everyRowArrivedOnce();
    }

    @Test
    void onH2AProcessThatIsConnectedThroughItIsToldToo() throws Exception {
        LeadlineProcess server = start("0", "serve", "--port", "0");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(server.out()).contains("console is at"));
        try (OpenHome connected = OpenHome.of(settings())) {
            assertThat(connected.ledger().run(1)).isEmpty();
            server.suspend();

            // the first waits for an answer, one of the next for a connection
            assertThat(error(() -> connected.ledger().run(1)).exit()).isEqualTo(ExitCode.STOPPED_EARLY);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(error(() -> connected.ledger().run(1))).isEqualTo(isSuspended(server)));

            server.wake();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(connected.ledger().run(1)).isEmpty());
        }
    }

    @Test
    void onPostgresqlAnotherTakesOverAndTheSuspendedOneSendsNothingMore() throws Exception {
        environment.put("LEADLINE_DATABASE_URL", RealPostgres.freshDatabase());
        LeadlineProcess suspended = start(SLOWLY, imports());
        awaitReceived(3);
        suspended.suspend();

        LeadlineProcess successor = start("0", "resume", "1");
        int exit = successor.exit();
        assertThat(exit).as(successor.err()).isIn(0, 6);
        suspended.wake();

        assertThat(suspended.exit()).isEqualTo(5);
        assertThat(suspended.err()).contains("Another process has taken over run 1.");
        assertThat(sandbox.received())
                .extracting(ReceivedProspect::body)
                .extracting(body -> body.get("email_1"))
                .hasSizeBetween(ROWS - 1, ROWS)
                .doesNotHaveDuplicates();
    }

    private UserError isSuspended(LeadlineProcess process) {
        return new UserError(
                ExitCode.STOPPED_EARLY,
                "The database of %s is open in process %d, which is suspended."
                        .formatted(folder.resolve("leadline-data"), process.pid()),
                "Resume that process with kill -CONT %d or with fg in its terminal, then run this command again."
                        .formatted(process.pid()));
    }

    private static UserError error(ThrowingCallable action) {
        try {
            action.call();
        } catch (Throwable e) {
            return UserError.of(e);
        }
        throw new AssertionError("it was done");
    }

    private Settings settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("leadline.api.url", sandbox.url().toString());
        settings.put("leadline.api.token", sandbox.token());
        settings.put("leadline.database.patience", "500ms");
        return Settings.load(folder, settings);
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

    private String[] imports() {
        return new String[] {
            "import", "leads.csv", "--set", "integration_id=" + sandbox.ids().get("integration_id")
        };
    }

    private LeadlineProcess start(String requestsPerMinute, String... arguments) throws IOException {
        environment.put("LEADLINE_API_REQUESTS_PER_MINUTE", requestsPerMinute);
        LeadlineProcess process = LeadlineProcess.start(folder, environment, arguments);
        processes.add(process);
        return process;
    }
}
