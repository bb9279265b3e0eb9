package dev.leadline.batch.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many requests are in flight at once, by the rate that is allowed and the time that an answer takes. */
class InFlightLimitTests {

    private static final Duration NO_LIMIT = Duration.ZERO;
    private static final Duration FIFTY_A_SECOND = Duration.ofMillis(20);
    private static final Duration AS_DOCUMENTED = Duration.ofMillis(407);
    private static final Duration FAST = Duration.ofMillis(200);
    private static final Duration SLOW = Duration.ofMillis(2_200);

    @Test
    void anApiThatAcceptsNothingReceivesFew() {
        InFlightLimit limit = new InFlightLimit(128, () -> NO_LIMIT);

        assertThat(taken(limit)).isEqualTo(16);
    }

    @Test
    void eachRequestThatTheApiAcceptsAllowsOneMore() {
        InFlightLimit limit = accepted(1, FAST, new InFlightLimit(128, () -> NO_LIMIT));

        assertThat(taken(limit)).isEqualTo(17);
    }

    @Test
    void withoutARateLimitOnlyTheSettingCounts() {
        InFlightLimit limit = accepted(1_000, FAST, new InFlightLimit(128, () -> NO_LIMIT));

        assertThat(taken(limit)).isEqualTo(128);
    }

    @Test
    void slowAnswersDoNotHoldUpTheRate() {
        InFlightLimit limit = accepted(1_000, SLOW, new InFlightLimit(1_000, () -> FIFTY_A_SECOND));

        assertThat(taken(limit))
                .as("50 a second for twice 2.2 seconds and 2 more")
                .isEqualTo(321);
    }

    @Test
    void answersThatAreDelayedAtEightyPercentOfTheLimitDoNotHoldItUp() {
        InFlightLimit limit = accepted(1_000, FAST, new InFlightLimit(128, () -> FIFTY_A_SECOND));

        assertThat(taken(limit)).as("more than 50 a second for 2.2 seconds").isGreaterThan(110);
    }

    @Test
    void theSettingIsNeverExceeded() {
        InFlightLimit limit = accepted(1_000, Duration.ofSeconds(30), new InFlightLimit(128, () -> FIFTY_A_SECOND));

        assertThat(taken(limit)).isEqualTo(128);
        assertThat(taken(new InFlightLimit(4, () -> FIFTY_A_SECOND))).isEqualTo(4);
    }

    @Test
    void fewAreInDoubtWhenAnApiStopsAnsweringAtTheDocumentedLimit() {
        InFlightLimit limit = accepted(1_000, SLOW, new InFlightLimit(128, () -> AS_DOCUMENTED));

        assertThat(taken(limit)).isEqualTo(16);
    }

    @Test
    void aFewFastAnswersDoNotHideThatOthersAreSlow() {
        InFlightLimit limit = accepted(1_000, SLOW, new InFlightLimit(1_000, () -> FIFTY_A_SECOND));
        int whileSomeAreSlow = taken(accepted(1, FAST, limit));
        limit.release(whileSomeAreSlow);
        accepted(100, FAST, limit);

        assertThat(whileSomeAreSlow).isGreaterThan(300);
        assertThat(taken(limit)).isLessThan(150);
    }

    @Test
    void whatIsReleasedCanBeTakenAgain() throws InterruptedException {
        InFlightLimit limit = new InFlightLimit(2, () -> NO_LIMIT);
        limit.acquire();
        limit.acquire();
        assertThat(limit.tryAcquire()).isFalse();

        limit.release(1);

        assertThat(limit.tryAcquire()).isTrue();
    }

    private static InFlightLimit accepted(int times, Duration latency, InFlightLimit limit) {
        IntStream.range(0, times).forEach(i -> limit.accepted(latency));
        return limit;
    }

    private static int taken(InFlightLimit limit) {
        int taken = 0;
        while (limit.tryAcquire()) {
            taken++;
        }
        return taken;
    }
}
