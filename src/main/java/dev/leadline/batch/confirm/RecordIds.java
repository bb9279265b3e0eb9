package dev.leadline.batch.confirm;

/** How the identifiers of created records are learned where the outcome came without one, as from the write logs. */
public enum RecordIds {
    /** From the list of prospects, up to 250 in a request, as far as the list is up to date. */
    LIST,
    /** With one status request for each row, after everything else. */
    STATUS,
    /** Not at all. */
    NONE
}
