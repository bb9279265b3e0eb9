package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.leadline.ledger.RowStatus;
import dev.leadline.message.UserException;
import dev.leadline.report.Summary;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.InterceptedApi;
import dev.leadline.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No lead is sent outside of the send window: the run waits, and continues by itself. */
@Timeout(120)
class ClosedWindowTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant OPENS = Instant.parse("2027-03-03T22:00:00Z");
    private static final Instant CLOSES = Instant.parse("2027-03-04T06:00:00Z");

    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.at("2027-03-03T21:00:00Z");
    private ImportFixture office;

    @BeforeEach
    void open() {
        office = new ImportFixture(folder)
                .by(clock)
                .set("leadline.import.send-window", "22:00-06:00")
                .set("leadline.import.send-window-time-zone", "UTC")
                .set("leadline.api.concurrency", "1");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void anImportThatStartsEarlierWaitsUntilTheWindowOpens() throws Exception {
        CompletableFuture<Summary> run = CompletableFuture.supplyAsync(() -> office.start(leads()));

        await().atMost(PATIENCE).until(() -> !office.watched.waits.isEmpty());
        assertThat(office.watched.waits)
                .containsExactly(
                        "until 2027-03-03T22:00:00Z: The send window (22:00-06:00 UTC) is closed. Sending continues at 22:00.");
        assertThat(office.rows(1)).allSatisfy(row -> assertThat(row.status()).isEqualTo(RowStatus.STAGED));
        assertThat(office.bodies()).isEmpty();

        clock.set(OPENS);

        assertThat(run.get(60, TimeUnit.SECONDS).rows().of(RowStatus.CREATED)).isEqualTo(3);
    }

    @Test
    void aRunPausesWhenTheWindowClosesAndContinuesTheNextNight() throws Exception {
        clock.set(CLOSES.minusSeconds(1));
        try (InterceptedApi gateway = new InterceptedApi(office.apiUrl())) {
            office.set("leadline.api.url", gateway.url().toString());
            gateway.atEachCreate(body -> {
                if (body.contains("bob@")) {
                    clock.set(CLOSES);
                }
            });
            CompletableFuture<Summary> run = CompletableFuture.supplyAsync(() -> office.start(leads()));

            await().atMost(PATIENCE).until(() -> !office.watched.waits.isEmpty());
            assertThat(office.bodies()).extracting("email_1").containsExactly("ann@example.com", "bob@example.com");

            clock.set(Instant.parse("2027-03-04T22:00:00Z"));

            assertThat(run.get(60, TimeUnit.SECONDS).exit()).isEqualTo(ExitCode.OK);
            assertThat(office.bodies())
                    .extracting("email_1")
                    .containsExactly("ann@example.com", "bob@example.com", "cat@example.com");
        }
    }

    @Test
    void aLeadThatWaitedForItsTurnUntilTheWindowClosedIsNotSent() throws Exception {
        clock.set(CLOSES.minusSeconds(1));
        try (InterceptedApi gateway = new InterceptedApi(office.apiUrl())) {
            office.set("leadline.api.url", gateway.url().toString())
                    .set("leadline.api.concurrency", "2")
                    .set("leadline.api.requests-per-minute", "30");
            gateway.atEachCreate(body -> clock.set(CLOSES));
            CompletableFuture<Summary> run = CompletableFuture.supplyAsync(() -> office.start(leads()));

            await().atMost(PATIENCE).until(() -> !office.watched.waits.isEmpty());

            assertThat(office.bodies()).extracting("email_1").containsExactly("ann@example.com");
            office.imports().stop(1);
            assertThat(run.get(60, TimeUnit.SECONDS).rows().of(RowStatus.STAGED))
                    .isEqualTo(2);
        }
    }

    @Test
    void aRunThatWaitsStopsAtOnceAndCanBeResumed() throws Exception {
        CompletableFuture<Summary> run = CompletableFuture.supplyAsync(() -> office.start(leads()));
        await().atMost(PATIENCE).until(() -> !office.watched.waits.isEmpty());

        office.imports().stop(1);

        Summary stopped = run.get(60, TimeUnit.SECONDS);
        assertThat(stopped.exit()).isEqualTo(ExitCode.STOPPED_BY_USER);
        assertThat(stopped.rows().of(RowStatus.STAGED)).isEqualTo(3);
        assertThat(office.bodies()).isEmpty();

        clock.set(OPENS);

        assertThat(office.resume(1).rows().of(RowStatus.CREATED)).isEqualTo(3);
    }

    @Test
    void aRetryWaitsToo() throws Exception {
        clock.set(OPENS);
        try (InterceptedApi gateway = new InterceptedApi(office.apiUrl())) {
            office.set("leadline.api.url", gateway.url().toString());
            gateway.answers("/crm/v1/prospects", 400, "{\"error\": {\"code\": \"no\", \"message\": \"No.\"}}");
            office.start(leads());
            gateway.passesEverythingOn();
            clock.set(CLOSES);

            CompletableFuture<Summary> run = CompletableFuture.supplyAsync(() -> office.imports()
                    .retry(1, Set.of(RowStatus.REFUSED), office.watched)
                    .summary());

            await().atMost(PATIENCE).until(() -> !office.watched.waits.isEmpty());
            assertThat(office.bodies()).isEmpty();
            clock.set(Instant.parse("2027-03-04T22:00:00Z"));
            assertThat(run.get(60, TimeUnit.SECONDS).rows().of(RowStatus.CREATED))
                    .isEqualTo(3);
        }
    }

    @Test
    void aWindowOfAnotherFormIsRefusedByName() {
        office.set("leadline.import.send-window", "10pm-6am");

        assertThatThrownBy(() -> office.settings())
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "leadline.import.send-window must be two times of day, such as 22:00-06:00, not \"10pm-6am\".");
    }

    private Path leads() {
        return office.file("leads.csv", "Email", "ann@example.com", "bob@example.com", "cat@example.com");
    }
}
