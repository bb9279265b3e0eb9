package dev.leadline.ledger;

import java.time.Instant;

/**
 * A person's decision that a reject is not sent.
 *
 * @param at when
 * @param who decided
 */
record Dismissal(Instant at, String who) {}
