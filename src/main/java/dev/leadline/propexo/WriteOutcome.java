package dev.leadline.propexo;

/** How a write ended. */
public enum WriteOutcome {
    /** It was written completely. */
    SUCCESS,
    /** Some part of it was written: a person looks. */
    PARTIAL_SUCCESS,
    /** It failed completely. */
    FAILURE
}
