package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.ledger.RowStatus;
import dev.leadline.report.DisplayFormat;
import dev.leadline.report.Summary;
import dev.leadline.testing.InterceptedApi;
import dev.leadline.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Before anything is sent, a run says when it will be done, and whether that is in time. */
@Timeout(120)
class ExpectedEndTests {

    private static final Instant NOW = Instant.parse("2027-03-03T12:00:00Z");
    /** 100 leads and 4 requests for their outcomes, each in 61 s / 6. */
    private static final Instant DONE = Instant.parse("2027-03-03T12:17:37Z");

    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.at("2027-03-03T12:00:00Z");
    private final List<String> saidBeforeTheFirstLead = new ArrayList<>();
    private ImportFixture office;
    private InterceptedApi gateway;

    @BeforeEach
    void open() {
        office = new ImportFixture(folder).by(clock).set("leadline.api.requests-per-minute", "6");
        gateway = new InterceptedApi(office.apiUrl());
        office.set("leadline.api.url", gateway.url().toString());
        gateway.atEachCreate(body -> {
            saidBeforeTheFirstLead.addAll(office.watched.notes);
            saidBeforeTheFirstLead.addAll(office.watched.warnings);
            office.imports().stopAll();
        });
    }

    @AfterEach
    void close() {
        office.close();
        gateway.close();
    }

    @Test
    void isSaidByTheRateLimit() {
        office.start(request());

        assertThat(saidBeforeTheFirstLead)
                .contains("Sending 100 leads, done at about " + time(DONE) + ".")
                .noneMatch(sentence -> sentence.contains("The rest are sent later"));
    }

    @Test
    void isComparedWithTheTimeThatIsWanted() {
        Instant wanted = NOW.plus(Duration.ofMinutes(10));

        Summary summary = office.start(request().finishedBy(wanted));

        assertThat(saidBeforeTheFirstLead)
                .contains("The run is done at about " + time(DONE) + ", so about 56 of 100 leads can be sent by "
                        + time(wanted)
                        + ". The rest are sent later; to send only at certain hours, set leadline.import.send-window.");
        assertThat(summary.toJson()).doesNotContain("sent later");
    }

    @Test
    void isNoWarningWhereItIsInTime() {
        office.start(request().finishedBy(DONE.plusSeconds(60)));

        assertThat(office.watched.warnings).noneMatch(sentence -> sentence.contains("sent later"));
    }

    @Test
    void countsOnlyTheLeadsThatALimitAllows() {
        ImportRequest all = request();

        office.start(ImportRequest.of(all.file())
                .target(all.target())
                .constants(all.constants())
                .limit(10)
                .build());

        assertThat(saidBeforeTheFirstLead)
                .contains("Sending 10 leads, done at about " + time(NOW.plusSeconds(132)) + ".");
    }

    @Test
    void countsOnlyTheHoursOfTheSendWindow() throws Exception {
        office.set("leadline.import.send-window", "22:00-22:10").set("leadline.import.send-window-time-zone", "UTC");
        Instant wanted = Instant.parse("2027-03-03T22:05:00Z");
        CompletableFuture<Summary> run =
                CompletableFuture.supplyAsync(() -> office.start(request().finishedBy(wanted)));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> !office.watched.waits.isEmpty() && !office.watched.ends.isEmpty());
        office.imports().stopAll();

        assertThat(run.get(60, TimeUnit.SECONDS).rows().of(RowStatus.STAGED)).isEqualTo(100);
        assertThat(office.watched.warnings)
                .contains("The run is done at about " + time(Instant.parse("2027-03-04T22:07:37Z"))
                        + ", so about 28 of 100 leads can be sent by " + time(wanted)
                        + ". The rest are sent later; to send only at certain hours, set leadline.import.send-window.");
        assertThat(office.watched.ends).containsOnly(time(Instant.parse("2027-03-04T22:07:37Z")));
        assertThat(office.imports().windowOpens()).hasValue(Instant.parse("2027-03-03T22:00:00Z"));
    }

    @Test
    void isNotSaidWhereNothingLimitsTheRate() {
        office.set("leadline.api.requests-per-minute", "0");

        office.start(request().finishedBy(NOW.plusSeconds(1)));

        assertThat(office.watched.notes).noneMatch(note -> note.contains("done at about"));
        assertThat(office.watched.ends).isEmpty();
    }

    private ImportRequest request() {
        return office.request(
                office.file(
                        "leads.csv",
                        Stream.concat(
                                        Stream.of("Email"),
                                        IntStream.range(0, 100).mapToObj(i -> "lead" + i + "@example.com"))
                                .toArray(String[]::new)),
                "generic");
    }

    private static String time(Instant at) {
        return DisplayFormat.time(at, NOW, ZoneId.systemDefault());
    }
}
