package dev.leadline.propexo;

import java.time.Duration;

/**
 * Permits of one account that several processes share. A process leases a few at a time, so that it need not ask for each; the
 * permits of all processes together are spaced as one process alone spaces its own.
 */
public interface SharedPermits {

    /**
     * Leases permits that nobody else has.
     *
     * @param count how many, at least 1
     * @param pace the time from one permit to the next
     * @return when they may be used
     */
    PermitBlock lease(int count, Duration pace);

    /**
     * Lets no process lease anything for a time.
     *
     * @param length how long from now on; a longer pause stays
     */
    void pause(Duration length);

    /**
     * What a process was given.
     *
     * @param untilFirst the time until the first permit may be used; the others follow at the pace. Slightly negative where the
     *     permits continue those before without a gap
     * @param takenElsewhere how many permits other processes have leased since the last lease of this one
     * @param paused how long the API wants no request from any process; zero when it accepts them
     */
    record PermitBlock(Duration untilFirst, int takenElsewhere, Duration paused) {}
}
