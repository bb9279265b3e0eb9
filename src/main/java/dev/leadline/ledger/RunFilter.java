package dev.leadline.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Which runs somebody wants to see.
 *
 * @param schedule of this schedule only, or null
 * @param target to this target only, or null
 * @param standing in this standing only, or null
 */
public record RunFilter(
        @Nullable String schedule,
        @Nullable String target,
        @Nullable RunState standing) {

    /** Every run. */
    public static final RunFilter ALL = new RunFilter(null, null, null);
}
