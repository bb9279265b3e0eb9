package dev.leadline.testing;

import dev.leadline.shared.Ticker;
import java.time.Duration;

/** Goes on only when a test says so. It starts shortly before its number overflows, as the machine's own may. */
public final class SettableTicker implements Ticker {

    private volatile long nanos = Long.MAX_VALUE - 1_000;

    public synchronized void advance(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public long nanos() {
        return nanos;
    }
}
