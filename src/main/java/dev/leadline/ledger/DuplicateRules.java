package dev.leadline.ledger;

import java.time.Duration;

/**
 * When a prospect counts as sent before.
 *
 * @param policy what happens then
 * @param window how long a prospect is remembered
 */
public record DuplicateRules(DuplicatePolicy policy, Duration window) {

    /** Skip what was sent within the last 30 days. */
    public static final DuplicateRules DEFAULTS = new DuplicateRules(DuplicatePolicy.SKIP, Duration.ofDays(30));
}
