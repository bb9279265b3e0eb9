package dev.leadline.plan;

/** Who watches while a file is read and planned. Called from one thread at a time; must return at once. */
public interface PlanListener {

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
     * A step begins.
     *
     * @param name what is done, such as "sending"
     * @param total how many rows it has to go through, or -1 where nobody knows yet
     */
    void step(String name, long total);

    /**
     * How far the step is.
     *
     * @param done rows, no more than the step's total
     */
    void advanced(long done);
}
