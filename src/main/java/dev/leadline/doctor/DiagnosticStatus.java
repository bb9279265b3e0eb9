package dev.leadline.doctor;

/** The outcome of a diagnostic check. */
public enum DiagnosticStatus {
    /** It works. */
    OK,
    /** It works, but needs attention, or something is still missing. */
    WARNING,
    /** It does not work. */
    ERROR
}
