package dev.leadline.batch.confirm;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long writes have been taking lately, as seen by this process. */
final class WriteDurations {

    /** The part of an old value that a new one replaces. */
    private static final int PART = 4;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private @Nullable Duration usual;

    /** Notes that a write has ended; an end that cannot be, since two machines' clocks differ, is ignored. */
    synchronized void ended(Instant sentAt, @Nullable Instant endedAt) {
        if (endedAt == null || endedAt.isBefore(sentAt)) {
            return;
        }
        Duration took = Duration.between(sentAt, endedAt);
        Duration next = usual == null ? took : usual.plus(took.minus(usual).dividedBy(PART));
        usual = next.compareTo(LONGEST) > 0 ? LONGEST : next;
    }

    /** How long a write usually takes, at most half a minute. */
    synchronized Duration usualOr(Duration unknown) {
        return usual == null ? unknown : usual;
    }
}
