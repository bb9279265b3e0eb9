package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.SettableClock;
import dev.leadline.testing.SettableTicker;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How often an ended run is asked for, every ten minutes at the most. */
class LateConfirmationScheduleTests {

    private static final Duration ROUND = Duration.ofMinutes(10);

    private final SettableClock clock = SettableClock.at("2026-11-25T02:30:00Z");
    private final SettableTicker ticker = new SettableTicker();
    private final LateConfirmationSchedule questions = new LateConfirmationSchedule(clock, ticker);

    @Test
    void areAskedAtOnceWhoeverStarts() {
        assertThat(questions.takeTurn(1, clock.instant().minus(Duration.ofDays(30))))
                .isTrue();
    }

    @Test
    void areAskedInEveryRoundOfTheFirstHour() {
        assertThat(asked(clock.instant(), Duration.ofHours(1))).isEqualTo(6);
    }

    @Test
    void areAskedMoreSeldomTheOlderTheRunIs() {
        assertThat(asked(clock.instant().minus(Duration.ofDays(1)), Duration.ofDays(1)))
                .isBetween(5, 8);
        assertThat(asked(clock.instant().minus(Duration.ofDays(8)), Duration.ofDays(1)))
                .isEqualTo(1);
    }

    @Test
    void ofOneRunDoNotHinderThoseOfAnother() {
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        questions.takeTurn(1, yesterday);
        assertThat(questions.takeTurn(1, yesterday)).isFalse();
        assertThat(questions.takeTurn(2, yesterday)).isTrue();
    }

    @Test
    void areAskedNeitherMoreNorLessWhenTheClockIsSet() {
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        questions.takeTurn(1, yesterday);

        clock.advance(Duration.ofDays(30));
        assertThat(questions.takeTurn(1, yesterday)).isFalse();

        clock.advance(Duration.ofDays(-60));
        pass(Duration.ofHours(3));
        assertThat(questions.takeTurn(1, yesterday)).isTrue();
    }

    private void pass(Duration time) {
        clock.advance(time);
        ticker.advance(time);
    }

    private int asked(Instant ended, Duration span) {
        int asked = 0;
        for (Instant end = clock.instant().plus(span); clock.instant().isBefore(end); pass(ROUND)) {
            asked += questions.takeTurn(1, ended) ? 1 : 0;
        }
        return asked;
    }
}
