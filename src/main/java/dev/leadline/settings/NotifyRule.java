package dev.leadline.settings;

/** When somebody wants to be told of a run of a schedule. */
public enum NotifyRule {
    /** After every run. */
    ALWAYS,
    /** Where a person has something to do: rows that did not end well, no file, a late run, and all of {@link #FAILURE}. */
    PROBLEMS,
    /** Where the import did not come to its end. */
    FAILURE
}
