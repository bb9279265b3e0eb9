package dev.leadline.batch.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many requests are in flight at once, by the rate that is allowed and the time that an answer takes. */
class InFlightLimitTests {

    private static final Duration FIFTY_A_SECOND = Duration.ofMillis(20);

    @Test
    void slowAnswersDoNotHoldUpTheRate() {
        InFlightLimit limit = new InFlightLimit(1_000, () -> FIFTY_A_SECOND);
        limit.measured(Duration.ofMillis(2_200));

        assertThat(taken(limit))
                .as("50 a second for twice 2.2 seconds and 2 more")
                .isEqualTo(321);
    }

    @Test
    void answersThatAreDelayedAtEightyPercentOfTheLimitDoNotHoldItUp() {
        InFlightLimit limit = new InFlightLimit(128, () -> FIFTY_A_SECOND);
        limit.measured(Duration.ofMillis(200));

        assertThat(taken(limit)).as("more than 50 a second for 2.2 seconds").isGreaterThan(110);
    }

    @Test
    void theSettingIsNeverExceeded() {
        InFlightLimit limit = new InFlightLimit(128, () -> FIFTY_A_SECOND);
        limit.measured(Duration.ofSeconds(30));

        assertThat(taken(limit)).isEqualTo(128);
        assertThat(taken(new InFlightLimit(4, () -> FIFTY_A_SECOND))).isEqualTo(4);
    }

    @Test
    void fewAreInDoubtWhenAnApiStopsAnsweringAtTheDocumentedLimit() {
        InFlightLimit limit = new InFlightLimit(128, () -> Duration.ofMillis(407));
        limit.measured(Duration.ofMillis(2_200));

        assertThat(taken(limit)).isEqualTo(16);
    }

    @Test
    void withoutARateLimitOnlyTheSettingCounts() {
        assertThat(taken(new InFlightLimit(128, () -> Duration.ZERO))).isEqualTo(128);
    }

    @Test
    void aFewFastAnswersDoNotHideThatOthersAreSlow() {
        InFlightLimit limit = new InFlightLimit(1_000, () -> FIFTY_A_SECOND);
        limit.measured(Duration.ofMillis(2_200));
        limit.measured(Duration.ofMillis(200));

        int whileSomeAreSlow = taken(limit);
        limit.release(whileSomeAreSlow);
        for (int i = 0; i < 100; i++) {
            limit.measured(Duration.ofMillis(200));
        }

        assertThat(whileSomeAreSlow).isGreaterThan(300);
        assertThat(taken(limit)).isLessThan(150);
    }

    @Test
    void whatIsReleasedCanBeTakenAgain() throws InterruptedException {
        InFlightLimit limit = new InFlightLimit(2, () -> Duration.ZERO);
        limit.acquire();
        limit.acquire();
        assertThat(limit.tryAcquire()).isFalse();

        limit.release(1);

        assertThat(limit.tryAcquire()).isTrue();
    }

    private static int taken(InFlightLimit limit) {
        int taken = 0;
        while (limit.tryAcquire()) {
            taken++;
        }
        return taken;
    }
}
