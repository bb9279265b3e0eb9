package dev.leadline.batch.submit;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * How many requests may be in flight: more than the rate limit needs at the latency that is measured, so that slow answers do not
 * hold up the rate, but not many more, so that an API that stops answering leaves few rows in doubt. Few at first: each request
 * that the API accepts allows one more, so that one that accepts nothing receives few.
 */
final class InFlightLimit {

    /** Enough for the documented limit. */
    private static final int FEWEST = 16;

    private static final int HEADROOM = 2;

    /** By which answers suddenly become slower, once 80 % of a minute's requests are used (Propexo's page on rate limits). */
    private static final long DOCUMENTED_DELAY = Duration.ofSeconds(2).toNanos();

    /** How much of the difference counts when answers become faster; slower ones count at once. */
    private static final int SMOOTHING = 16;

    private final int most;
    private final Supplier<Duration> pace;
    private int inFlight;
    private int accepted;
    private long latency;

    /**
     * @param most how many are never exceeded
     * @param pace the time from one request to the next; zero where nothing limits them
     */
    InFlightLimit(int most, Supplier<Duration> pace) {
        this.most = most;
        this.pace = pace;
    }

    /** Waits until one more may be in flight. */
    synchronized void acquire() throws InterruptedException {
        while (!tryAcquire()) {
            wait();
        }
    }

    /** Adds one, if it may be in flight now. */
    synchronized boolean tryAcquire() {
        if (inFlight >= allowed()) {
            return false;
        }
        inFlight++;
        return true;
    }

    /** Some less are in flight. */
    synchronized void release(int count) {
        inFlight -= count;
        notifyAll();
    }

    /** Learns how long a request took that the API accepted. */
    synchronized void accepted(Duration time) {
        accepted = Math.min(most, accepted + 1);
        latency = Math.max(time.toNanos(), latency - (latency - time.toNanos()) / SMOOTHING);
    }

    private int allowed() {
        return Math.min(Math.min(most, wanted()), FEWEST + accepted);
    }

    private int wanted() {
        long gap = pace.get().toNanos();
        return gap == 0 ? most : (int) Math.max(FEWEST, (HEADROOM * latency + DOCUMENTED_DELAY) / gap + 1);
    }
}
