package dev.leadline.batch.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.shared.Moment;
import dev.leadline.testing.SettableClock;
import dev.leadline.testing.SettableTicker;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long the outcome of a write is asked for, whatever somebody does to the machine's clock meanwhile. */
class ConfirmationDeadlineTests {

    private static final Duration HOUR = Duration.ofHours(1);

    private final SettableClock clock = SettableClock.at("2026-11-25T02:30:00Z");
    private final SettableTicker ticker = new SettableTicker();
    private final ConfirmationDeadline deadline =
            new ConfirmationDeadline(Duration.ofMinutes(15), Moment.now(clock, ticker), clock, ticker);

    @Test
    void countsFromTheSending() {
        pass(Duration.ofMinutes(1));
        Instant sentAt = clock.instant();
        pass(Duration.ofMinutes(5));
        assertThat(deadline.isOver(sentAt)).isFalse();

        pass(Duration.ofMinutes(9));
        assertThat(deadline.isOver(sentAt)).isFalse();
        pass(Duration.ofMinutes(1));
        assertThat(deadline.isOver(sentAt)).isTrue();
    }

    @Test
    void isNotLengthenedByAClockThatIsSetBackWhileItIsAsked() {
        Instant sentAt = clock.instant();
        assertThat(deadline.isOver(sentAt)).isFalse();
        clock.advance(HOUR.negated());

        pass(Duration.ofMinutes(15));

        assertThat(deadline.isOver(sentAt)).isTrue();
    }

    @Test
    void isNotLengthenedByAClockThatIsSetBackWhileRowsAreSent() {
        Instant sentAt = clock.instant();
        clock.advance(HOUR.negated());
        assertThat(deadline.isOver(sentAt)).isFalse();

        pass(Duration.ofMinutes(15));

        assertThat(deadline.isOver(sentAt)).isTrue();
    }

    @Test
    void isNotEndedByAClockThatIsSetForward() {
        pass(Duration.ofMinutes(1));
        Instant sentAt = clock.instant();
        clock.advance(HOUR);
        assertThat(deadline.isOver(sentAt)).isFalse();
        clock.advance(HOUR);
        assertThat(deadline.isOver(sentAt)).isFalse();

        pass(Duration.ofMinutes(15));

        assertThat(deadline.isOver(sentAt)).isTrue();
    }

    @Test
    void isOverForWhatAnEarlierAttemptSentLongAgo() {
        assertThat(deadline.isOver(clock.instant().minus(HOUR))).isTrue();
    }

    @Test
    void leavesAnApiThatAsksToWaitAShortWhileForWritesPastIt() {
        Instant longAgo = clock.instant().minus(HOUR);
        assertThat(deadline.patience(longAgo)).isEqualTo(Duration.ofMinutes(2));
        assertThat(deadline.patience(clock.instant())).isEqualTo(Duration.ofMinutes(15));

        pass(Duration.ofMinutes(2));
        assertThat(deadline.patience(longAgo)).isZero();

        deadline.heard();
        assertThat(deadline.patience(longAgo)).isEqualTo(Duration.ofMinutes(2));
    }

    private void pass(Duration time) {
        clock.advance(time);
        ticker.advance(time);
    }
}
