package dev.leadline.ledger;

/** Where a run stands that has not completed and was not canceled or purged, for monitoring. */
public enum UnfinishedState {
    /** A process works on the run. */
    RUNNING,
    /** The process died, and no other has taken the run over yet. */
    INTERRUPTED,
    /** The same, before the file was read completely: only a process that has the copy of the file can continue the run. */
    INTERRUPTED_STAGING,
    /** The run waits for a person's approval. */
    HELD,
    /** A person stopped the run. */
    STOPPED_BY_USER,
    /** The run stopped for a reason that a person should look at. */
    STOPPED,
    /** The run met an internal error. */
    FAILED
}
