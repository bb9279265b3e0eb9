package dev.leadline.schedule;

import java.time.Instant;

/**
 * What an execution changed about the problem of its schedule.
 *
 * @param kind what changed
 * @param since when the problem began; the time of the execution where there is none
 * @param executions how many executions in a row have had it
 */
public record ProblemChange(ChangeKind kind, Instant since, int executions) {

    /** What can change. */
    public enum ChangeKind {
        /** There is no problem, or the execution says nothing about it. */
        NONE,
        /** The schedule fails, and did not fail in this way before. */
        NEW,
        /** It fails as it did before, and people know. */
        KNOWN,
        /** It fails as it did before, and people were told a while ago. */
        REMINDER,
        /** It works again. */
        RECOVERED
    }
}
