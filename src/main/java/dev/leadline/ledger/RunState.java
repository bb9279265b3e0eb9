package dev.leadline.ledger;

/** Where a run stands for somebody who looks at it. */
public enum RunState {
    /** A process works on it. */
    RUNNING,
    /** The process that worked on it is gone; it can be gone on with. */
    INTERRUPTED,
    /** It was stopped before its end and can be gone on with. */
    STOPPED,
    /** Its file differs from earlier ones, and it waits for a person's approval before anything is sent. */
    HELD,
    /** Somebody canceled it before anything was sent. */
    CANCELED,
    /** It met a fault of Leadline's own and can be gone on with. */
    FAILED,
    /** It has gone through all its steps, and some rows need a person, are not settled, or were not sent because of a limit. */
    TO_LOOK_AT,
    /** It has gone through all its steps, and nobody has to do anything: the CRM's answers about some rows are still to come. */
    AWAITING_CRM,
    /** It has gone through all its steps, and every row ended well, or was replaced by a corrected one. */
    DONE
}
