package dev.leadline.ledger;

import java.time.Instant;

/**
 * A person's decision about a row in doubt that can still be undone.
 *
 * @param row the record's number, from 1
 * @param isSent whether the person said that the row was sent
 * @param at when
 * @param who decided
 */
public record RowDecision(long row, boolean isSent, Instant at, String who) {}
