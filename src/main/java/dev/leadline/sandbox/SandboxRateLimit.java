package dev.leadline.sandbox;

import java.time.InstantSource;

/**
 * Propexo's documented limit: so many requests in a minute of the clock, late answers from 80 % on, none beyond 100 %.
 *
 * <p>With 150 a minute the 120th request of a minute and those after it are answered late, and the 151st is refused.
 */
final class SandboxRateLimit {

    private static final int LATE_FROM_PERCENT = 80;

    private final int limit;
    private final InstantSource clock;
    private long minute = Long.MIN_VALUE;
    private int used;

    SandboxRateLimit(int limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Counts a request and decides about it. */
    synchronized Turn next() {
        if (limit == 0) {
            return Turn.UNLIMITED;
        }
        long now = Math.floorDiv(clock.instant().getEpochSecond(), 60L);
        if (now != minute) {
            minute = now;
            used = 0;
        }
        if (used == limit) {
            return new Turn(limit, 0, false, true);
        }
        used++;
        return new Turn(limit, limit - used, used * 100L >= (long) limit * LATE_FROM_PERCENT, false);
    }

    /**
     * The decision about a request.
     *
     * @param limit requests a minute, 0 for no limit
     * @param remaining requests left in this minute
     * @param late whether the answer is held back
     * @param refused whether the minute is used up
     */
    record Turn(int limit, int remaining, boolean late, boolean refused) {

        private static final Turn UNLIMITED = new Turn(0, 0, false, false);
    }
}
