package dev.leadline.schedule;

import java.time.Duration;

/** Lets real time pass. */
interface Sleeper {

    /**
     * Returns when the time has passed.
     *
     * @throws InterruptedException when everything ends in the meantime
     */
    void pass(Duration time) throws InterruptedException;
}
