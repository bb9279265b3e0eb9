package dev.leadline.run;

import java.time.Instant;

/** Who watches a run. Called from one thread at a time; must return at once. */
public interface RunListener {

    /**
     * Something worth knowing was decided or found.
     *
     * @param sentence for a person
     */
    void note(String sentence);

    /**
     * Something must be seen before anything is sent.
     *
     * @param sentence for a person
     */
    void warning(String sentence);

    /**
     * The run has begun, or is gone on with, and can be looked at.
     *
     * @param run its number
     */
    default void began(long run) {}

    /**
     * Nothing goes on until a time.
     *
     * @param until by the time of day
     * @param reason why, one sentence
     */
    default void waiting(Instant until, String reason) {}

    /**
     * A step begins.
     *
     * @param name what is done, such as "sending"
     * @param total how many rows it has to go through
     */
    void step(String name, long total);

    /**
     * How far the step is.
     *
     * @param done rows, no more than the step's total
     */
    void advanced(long done);
}
