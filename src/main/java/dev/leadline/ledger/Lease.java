package dev.leadline.ledger;

/**
 * The right of one process to work on one run.
 *
 * @param run the run's number
 * @param epoch which holder this is; a later holder has a higher one, and an earlier one can claim nothing more
 */
public record Lease(long run, long epoch) {}
