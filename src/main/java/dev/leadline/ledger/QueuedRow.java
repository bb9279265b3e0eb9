package dev.leadline.ledger;

import java.time.Instant;

/**
 * A row whose outcome has to be asked for.
 *
 * @param run the run's number
 * @param row the record's number, from 1
 * @param jobId what Propexo calls the write
 * @param sentAt when it was sent
 */
public record QueuedRow(long run, long row, String jobId, Instant sentAt) {}
