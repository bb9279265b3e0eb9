package dev.leadline.sandbox;

import java.time.Duration;

/** Waits; replaced in tests. */
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
