package dev.leadline.batch.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.SettableClock;
import dev.leadline.testing.SettableTicker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A row is asked for by itself after some patience, and then less and less often; rounds follow the pace of the API. */
class PollingTimesTests {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    private final SettableTicker ticker = new SettableTicker();
    private final PollingTimes times = new PollingTimes(ticker);

    @Test
    void asksAtOnceAndThenLessAndLessOften() {
        List<Integer> asked = new ArrayList<>();
        for (int second = 0; second <= 60; second++) {
            if (times.isDue(1, Duration.ZERO)) {
                asked.add(second);
                times.asked(1);
            }
            ticker.advance(SECOND);
        }

        assertThat(asked).containsExactly(0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 48);
    }

    @Test
    void waitsForAnOutcomeThatMayBeLearnedElsewhere() {
        assertThat(times.isDue(1, Duration.ofSeconds(10))).isFalse();
        ticker.advance(Duration.ofSeconds(9));
        assertThat(times.isDue(1, Duration.ofSeconds(10))).isFalse();
        ticker.advance(SECOND);
        assertThat(times.isDue(1, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void theFirstRoundWaitsAsLongAsWritesHaveBeenTaking() {
        WriteDurations durations = new WriteDurations();
        RoundPauses pauses =
                new RoundPauses(Duration.ofSeconds(2), durations, SettableClock.at("2027-03-01T12:00:00Z"));
        assertThat(pauses.first(NOON)).isEqualTo(Duration.ofSeconds(2));

        durations.ended(NOON.minusSeconds(20), NOON.minusSeconds(12));

        assertThat(pauses.first(NOON)).isEqualTo(Duration.ofSeconds(8));
        assertThat(pauses.first(NOON.minusSeconds(5))).isEqualTo(Duration.ofSeconds(3));
        assertThat(pauses.first(NOON.minusSeconds(3600))).isZero();
    }

    @Test
    void anEndBeforeTheSendingIsIgnored() {
        WriteDurations durations = new WriteDurations();

        durations.ended(NOON, NOON.minusSeconds(40));

        assertThat(durations.usualOr(SECOND)).isEqualTo(SECOND);
    }

    @Test
    void pausesGrowWhileNothingIsLearned() {
        RoundPauses pauses =
                new RoundPauses(Duration.ofSeconds(2), new WriteDurations(), SettableClock.at("2027-03-01T12:00:00Z"));

        assertThat(List.of(
                        pauses.after(false),
                        pauses.after(false),
                        pauses.after(false),
                        pauses.after(true),
                        pauses.after(false),
                        pauses.after(false),
                        pauses.after(false),
                        pauses.after(false)))
                .extracting(Duration::toSeconds)
                .containsExactly(2L, 4L, 8L, 2L, 4L, 8L, 16L, 16L);
    }
}
