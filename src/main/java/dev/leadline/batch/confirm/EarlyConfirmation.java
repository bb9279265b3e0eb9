package dev.leadline.batch.confirm;

import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Records, while rows are being sent, the successes that the write logs show. Everything else is left to the confirm step: failures,
 * and writes that the logs do not show.
 */
final class EarlyConfirmation {

    /** So many reads that show nothing end it. */
    private static final int FRUITLESS_READS = 2;

    private final long run;
    private final LoggedOutcomes logs;
    private final WriteDurations durations;
    private final Duration interval;
    private final Clock clock;

    EarlyConfirmation(long run, LoggedOutcomes logs, WriteDurations durations, Duration interval, Clock clock) {
        this.run = run;
        this.logs = logs;
        this.durations = durations;
        this.interval = interval;
        this.clock = clock;
    }

    void until(CountDownLatch allSent) throws InterruptedException {
        int fruitless = 0;
        while (fruitless < FRUITLESS_READS && !allSent.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
            OptionalInt shown = logs.recordEnded(run, clock.instant().minus(durations.usualOr(interval)));
            if (shown.isPresent()) {
                fruitless = shown.getAsInt() == 0 ? fruitless + 1 : 0;
            }
        }
    }
}
