package dev.leadline.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs somebody wants to see.
 *
 * @param schedule of this schedule only, or null
 * @param target to this target only, or null
 * @param standing in this standing only, or null
 * @param from started then or later, or null
 * @param before started before then, or null
 */
public record RunFilter(
        @Nullable String schedule,
        @Nullable String target,
        @Nullable RunState standing,
        @Nullable Instant from,
        @Nullable Instant before) {

    /** Every run. */
    public static final RunFilter ALL = new RunFilter(null, null, null, null, null);

    /** Every run in a standing. */
    public static RunFilter in(RunState standing) {
        return new RunFilter(null, null, standing, null, null);
    }
}
