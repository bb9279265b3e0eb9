package dev.leadline.ledger;

import java.time.Instant;

/**
 * A row of which nobody knows whether it arrived.
 *
 * @param run the run's number
 * @param row the record's number, from 1
 * @param line the physical line where it starts, from 1
 * @param body the request's body, JSON
 * @param sentAt when it was claimed
 */
public record DoubtfulRow(long run, long row, long line, String body, Instant sentAt) {}
