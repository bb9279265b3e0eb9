package dev.leadline.ledger;

/**
 * Which row of which run.
 *
 * @param run the run's number
 * @param row the record's number in it, from 1
 */
public record RowRef(long run, long row) {}
