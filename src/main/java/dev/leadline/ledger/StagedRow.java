package dev.leadline.ledger;

/**
 * A row that waits to be sent.
 *
 * @param run the run's number
 * @param row the record's number, from 1
 * @param body the request's body, JSON
 */
public record StagedRow(long run, long row, String body) {}
