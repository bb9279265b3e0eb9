package dev.leadline.ledger;

/** What happens to a prospect that was, or may have been, sent before. */
public enum DuplicatePolicy {
    /** The row is DUPLICATE and not sent. */
    SKIP,
    /** The row is sent all the same, and remembered as well. */
    SEND,
    /** The row is REJECTED, for a person to decide. */
    REJECT
}
