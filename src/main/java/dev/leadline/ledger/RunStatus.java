package dev.leadline.ledger;

/** Where a run stands. */
public enum RunStatus {
    /** A process works on the run, or did when it died. */
    RUNNING,
    /** The run was stopped before its end and can be resumed. */
    STOPPED,
    /** The run has gone through all its steps. */
    COMPLETED,
    /** The run met a fault of Leadline's own. */
    FAILED
}
