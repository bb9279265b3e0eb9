package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
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

    private static int status(ConsoleFixture house) {
        return house.browser().get("/actuator/health").statusCode();
    }
}
