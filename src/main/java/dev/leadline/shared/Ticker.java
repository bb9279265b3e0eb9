package dev.leadline.shared;

import java.time.Duration;

/** A time that never jumps, for durations; it says nothing about the time of day. */
@FunctionalInterface
public interface Ticker {

    /** The machine's own. */
    Ticker SYSTEM = System::nanoTime;

    /** Nanoseconds from an arbitrary start: only differences mean anything. */
    long nanos();

    /**
     * The time that has passed.
     *
     * @param start an earlier value of {@link #nanos()}
     */
    default Duration since(long start) {
        return Duration.ofNanos(nanos() - start);
    }
}
