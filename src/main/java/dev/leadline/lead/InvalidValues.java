package dev.leadline.lead;

/** What happens to a row with a value that is not valid for an optional field. */
public enum InvalidValues {
    /** The row is rejected, so that a person can fix the value. */
    REJECT,
    /** The row is sent without the value, and its outcome says so. */
    OMIT
}
