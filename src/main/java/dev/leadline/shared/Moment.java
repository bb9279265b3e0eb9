package dev.leadline.shared;

import java.time.Clock;
import java.time.Instant;

/**
 * One moment by both clocks: the time of day to compare with what was written down, the ticks to measure from.
 *
 * @param time of day
 * @param ticks of a {@link Ticker}
 */
public record Moment(Instant time, long ticks) {

    /** The present moment. */
    public static Moment now(Clock clock, Ticker ticker) {
        return new Moment(clock.instant(), ticker.nanos());
    }
}
