package dev.leadline.batch.confirm;

import dev.leadline.shared.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When a row is asked for by itself: after some patience, and the longer it has been waited for, the less often. */
final class PollingTimes {

    /** A row is asked for again once a quarter of the time for which it has been waited for has passed. */
    private static final int PART = 4;

    private final Ticker ticker;
    private final Map<Long, Waiting> rows = new HashMap<>();

    PollingTimes(Ticker ticker) {
        this.ticker = ticker;
    }

    /**
     * @param since when its outcome was looked for first
     * @param asked when it was asked for last, or null before the first question
     */
    private record Waiting(long since, @Nullable Long asked) {}

    /**
     * Whether a row should be asked for now.
     *
     * @param patience how long its outcome may be looked for elsewhere before
     */
    boolean isDue(long row, Duration patience) {
        Waiting waiting = rows.computeIfAbsent(row, any -> new Waiting(ticker.nanos(), null));
        Duration age = ticker.since(waiting.since());
        if (age.compareTo(patience) < 0) {
            return false;
        }
        Long asked = waiting.asked();
        return asked == null || ticker.since(asked).compareTo(age.dividedBy(PART)) >= 0;
    }

    void asked(long row) {
        rows.computeIfPresent(row, (any, waiting) -> new Waiting(waiting.since(), ticker.nanos()));
    }
}
