package dev.leadline.doctor;

/** How something stands. */
public enum DiagnosticStatus {
    /** It works. */
    FINE,
    /** It works, and somebody should look at it, or something is still missing. */
    WARNING,
    /** It does not work. */
    BROKEN
}
