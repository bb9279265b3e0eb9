package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What monitoring is told. */
class HealthTests {

    @TempDir
    Path folder;

    @Test
    void noticesThatTheLedgerIsGoneAlsoWhereTheClockWasSetBack() {
        SettableClock clock = SettableClock.at("2026-11-25T02:30:00Z");
        try (ConsoleFixture house = ConsoleFixture.at(folder, clock, Map.of())) {
            assertThat(status(house)).isEqualTo(200);

            clock.advance(Duration.ofHours(-1));
            house.loseTheLedger();

            await().atMost(Duration.ofSeconds(30)).until(() -> status(house) == 503);
        }
    }

    @Test
    void saysThatAScheduleMissedItsStart() {
        SettableClock clock = SettableClock.at(Instant.now().toString());
        Map<String, Object> nightly = Map.of(
                "leadline.schedules.ann-lee.cron", "0 0 3 * * *",
                "leadline.schedules.ann-lee.inbox", folder.toString(),
                "leadline.schedules.ann-lee.late-after", "1h");
        try (ConsoleFixture house = ConsoleFixture.at(folder, clock, nightly)) {
            assertThat(body(house, "work")).contains("\"schedules\":{\"status\":\"UP\"}");

            clock.advance(Duration.ofHours(26));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(body(house, "work"))
                            .contains(
                                    "\"schedules\":{\"details\":{\"reason\":\"1 schedule missed the start. The page Schedules of"
                                            + " the console shows why.\"},\"status\":\"DOWN\"}")
                            .doesNotContain("ann-lee", folder.toString()));
            assertThat(house.browser().get("/actuator/health/work").statusCode())
                    .isEqualTo(503);
            assertThat(house.browser().get("/actuator/health/readiness").statusCode())
                    .as("people still need the console")
                    .isEqualTo(200);
        }
    }

    private static String body(ConsoleFixture house, String group) {
        return house.browser().get("/actuator/health/" + group).body();
    }

    private static int status(ConsoleFixture house) {
        return house.browser().get("/actuator/health").statusCode();
    }
}
