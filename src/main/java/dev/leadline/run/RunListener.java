package dev.leadline.run;

import dev.leadline.plan.PlanListener;
import java.time.Instant;

/** Who watches a run. Called from one thread at a time; must return at once. */
public interface RunListener extends PlanListener {

    /**
     * The run has begun, or is gone on with, and can be looked at.
     *
     * @param run its number
     */
    default void began(long run) {}

    /**
     * When the run is expected to be done, as far as is known now.
     *
     * @param time as people read it, such as {@code 14:32 EST}
     */
    default void finishing(String time) {}

    /**
     * Nothing goes on until a time.
     *
     * @param until by the time of day
     * @param reason why, one sentence
     */
    default void waiting(Instant until, String reason) {}
}
