package dev.leadline.transfer;

/** Who watches a copy. Called from the thread that copies; must return at once. */
public interface TransferListener {

    /**
     * Every row is copied, or every row is compared, from here on.
     *
     * @param name such as {@code Copying}
     * @param rows of all tables
     */
    void step(String name, long rows);

    /** How many rows of the step are done. */
    void advanced(long rows);

    /** Something that a user should know, one sentence. */
    void note(String sentence);
}
