package dev.leadline.propexo;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** Time that stands still until a test turns it, or that runs ahead to whatever is waited for. */
final class ManualClock implements RateClock {

    private final boolean runsAhead;
    private long nanos = -5_000_000_000L;

    private ManualClock(boolean runsAhead) {
        this.runsAhead = runsAhead;
    }

    static ManualClock standing() {
        return new ManualClock(false);
    }

    static ManualClock runningAhead() {
        return new ManualClock(true);
    }

    synchronized void advance(Duration by) {
        nanos += by.toNanos();
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public Instant wall() {
        return Instant.parse("2026-11-22T10:00:00Z").plusNanos(nanos());
    }

    @Override
    @SuppressWarnings("WaitNotInLoop")
    public void await(Condition changed, long wait) throws InterruptedException {
        if (runsAhead) {
            advance(Duration.ofNanos(wait));
        } else {
            changed.await(1, TimeUnit.MILLISECONDS);
        }
    }
}
