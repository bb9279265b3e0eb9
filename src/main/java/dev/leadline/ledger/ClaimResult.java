package dev.leadline.ledger;

/** The result of an attempt to claim a row. */
public sealed interface ClaimResult {

    /**
     * The row is ours to send, exactly once.
     *
     * @param run the run's number
     * @param row the record's number, from 1
     * @param attempt which sending of the row this is, from 1
     */
    record Held(long run, long row, int attempt) implements ClaimResult {}

    /** The row must not be sent: it is a duplicate, or no longer staged. */
    record Denied() implements ClaimResult {}
}
