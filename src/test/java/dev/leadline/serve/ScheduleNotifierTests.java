package dev.leadline.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.leadline.ledger.ComparisonRule;
import dev.leadline.ledger.RunComparison;
import dev.leadline.ledger.RunDifference;
import dev.leadline.notification.NotificationService;
import dev.leadline.run.OpenHome;
import dev.leadline.schedule.ProblemChange;
import dev.leadline.schedule.ProblemChange.ChangeKind;
import dev.leadline.schedule.ScheduleEvent;
import dev.leadline.schedule.ScheduleExecution;
import dev.leadline.schedule.ScheduleExecution.Ending;
import dev.leadline.settings.ScheduleSettings;
import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the channel of a schedule gets to read. */
class ScheduleNotifierTests {

    private static final Instant NIGHT = Instant.parse("2027-03-02T02:30:00Z");

    @TempDir
    Path folder;

    private final WireMockServer chat =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private Settings settings;
    private OpenHome imports;
    private NotificationService notifications;

    @BeforeEach
    void open() {
        chat.start();
        chat.stubFor(WireMock.post("/hook").willReturn(WireMock.aResponse().withStatus(200)));
        settings = Settings.load(
                folder,
                Map.of(
                        "leadline.home",
                        folder.resolve("home").toString(),
                        "leadline.schedules.nightly.cron",
                        "0 30 2 * * *",
                        "leadline.schedules.nightly.time-zone",
                        "UTC",
                        "leadline.schedules.nightly.inbox",
                        folder.toString(),
                        "leadline.schedules.nightly.notify.chat",
                        "failure",
                        "leadline.notify.channels.chat.webhook",
                        chat.url("/hook")));
        imports = OpenHome.of(settings);
        notifications = NotificationService.of(settings.notices(), null, imports.database(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        notifications.close();
        imports.close();
        chat.stop();
    }

    private void ends(Ending ending, ChangeKind kind, RunComparison... unusual) {
        ScheduleSettings schedule = settings.schedules().get(0);
        ScheduleExecution execution = new ScheduleExecution(
                1, "nightly", NIGHT, NIGHT, NIGHT, ending, 0, "", ScheduleExecution.BY_ITSELF, List.of());
        new ScheduleNotifier(notifications, Clock.systemUTC())
                .accept(new ScheduleEvent(
                        schedule,
                        execution,
                        List.of(),
                        false,
                        null,
                        List.of(unusual),
                        new ProblemChange(kind, NIGHT.minus(Duration.ofDays(4)), 5),
                        false));
    }

    private static RunComparison comparison(boolean holds) {
        return new RunComparison(
                7,
                new ComparisonRule(7, holds),
                NIGHT,
                List.of(
                        new RunDifference(RunDifference.DifferenceKind.MISSING_CONSENT, List.of(), 0, 0),
                        new RunDifference(RunDifference.DifferenceKind.NEW_COLUMNS, List.of("Ann's secret"), 0, 0)),
                null,
                null);
    }

    /** What was told, once as much was told. */
    private String told() {
        Awaitility.await().until(() -> !messages().isEmpty());
        return String.join("\n", messages());
    }

    private List<String> messages() {
        return chat.getAllServeEvents().stream()
                .map(event -> event.getRequest().getBodyAsString())
                .toList();
    }

    /** Of all events, the last is one that is always told, so that the others were told before, if at all. */
    private List<String> headlines(Runnable... events) {
        Stream.of(events).forEach(Runnable::run);
        ends(Ending.TOOK, ChangeKind.RECOVERED);
        Awaitility.await().until(() -> told().contains("works again"));
        return notifications.recent().stream()
                .map(delivery -> delivery.headline())
                .toList();
    }

    @Test
    void hearsOfAFailureOnceAndOfItsEnd() {
        assertThat(headlines(
                        () -> ends(Ending.FAILED, ChangeKind.NEW),
                        () -> ends(Ending.FAILED, ChangeKind.KNOWN),
                        () -> ends(Ending.FAILED, ChangeKind.KNOWN),
                        () -> ends(Ending.FAILED, ChangeKind.REMINDER)))
                .hasSize(3)
                .contains("still failing", "works again");
        assertThat(told())
                .contains(
                        "The schedule has failed in the same way 5 times in a row, since 2027-02-26 02:30 (UTC).",
                        "The schedule works again. It had failed 5 times in a row, since 2027-02-26 02:30 (UTC).");
    }

    @Test
    void hearsThatARunWaitsWithoutTheNamesOfColumns() {
        ends(Ending.HELD, ChangeKind.NONE, comparison(true));

        assertThat(told())
                .contains(
                        "waiting for approval",
                        "Run 7 waits for approval, and nothing was sent: the consent column is missing; 1 new column.",
                        "\"held\"")
                .doesNotContain("secret");
    }

    @Test
    void hearsNothingOfAnUnusualFileWhereItOnlyWantsFailures() {
        assertThat(headlines(() -> ends(Ending.TOOK, ChangeKind.NONE, comparison(false))))
                .containsExactly("works again");
    }
}
