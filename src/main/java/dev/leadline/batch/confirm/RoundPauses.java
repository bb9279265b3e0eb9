package dev.leadline.batch.confirm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long to wait between rounds: as long as writes have been taking at first, and longer after rounds that brought nothing. */
final class RoundPauses {

    private static final int LONGEST = 8;

    private final Duration interval;
    private final WriteDurations durations;
    private final Clock clock;
    private Duration next;

    RoundPauses(Duration interval, WriteDurations durations, Clock clock) {
        this.interval = interval;
        this.durations = durations;
        this.clock = clock;
        this.next = interval;
    }

    /** Before the first round, when the youngest write was sent then. */
    Duration first(Instant sentAt) {
        Duration age = Duration.between(sentAt, clock.instant());
        Duration usual = durations.usualOr(interval);
        Duration left = age.isNegative() ? usual : usual.minus(age);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** After a round. */
    Duration after(boolean broughtOutcomes) {
        Duration longest = interval.multipliedBy(LONGEST);
        Duration pause = next;
        if (broughtOutcomes) {
            pause = interval;
        }
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        return pause;
    }
}
