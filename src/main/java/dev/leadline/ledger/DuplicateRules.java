package dev.leadline.ledger;

import java.time.Duration;

/**
 * When a prospect counts as sent before.
 *
 * @param policy what happens then
 * @param days how long a prospect is remembered, from 1 on
 */
public record DuplicateRules(DuplicatePolicy policy, int days) {

    /** Skip what was sent within the last 30 days. */
    public static final DuplicateRules DEFAULTS = new DuplicateRules(DuplicatePolicy.SKIP, 30);

    public DuplicateRules {
        if (days < 1) {
            throw new IllegalArgumentException("leadline.duplicates.days must be at least 1, but is " + days);
        }
    }

    /**
     * The same window under another policy.
     *
     * @param other what is to happen
     * @return a copy
     */
    public DuplicateRules with(DuplicatePolicy other) {
        return new DuplicateRules(other, days);
    }

    Duration window() {
        return Duration.ofDays(days);
    }
}
