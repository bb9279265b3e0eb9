package dev.leadline.ledger;

/**
 * A fixed reject and the row that it stands in for.
 *
 * @param replaced the row that could not be sent as it was, and never will be
 * @param by the row that goes in its place
 */
public record Replacement(RowRef replaced, RowRef by) {}
