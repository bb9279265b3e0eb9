package dev.leadline.sandbox;

import java.time.Duration;

/** Lets time pass; tests put one in its place that only remembers. */
interface SandboxDelay {

    /** Really waits, since an answer that comes late is what the sandbox has to show. */
    SandboxDelay REAL = duration -> Thread.sleep(duration.toMillis());

    /**
     * Returns when the time is over.
     *
     * @param duration how long
     * @throws InterruptedException when the sandbox closes meanwhile
     */
    void pause(Duration duration) throws InterruptedException;
}
