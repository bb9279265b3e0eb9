package dev.leadline.batch.confirm;

import java.time.Instant;

/** Rate limit permits for the requests that ask for outcomes. */
interface PollPermits {

    /**
     * Waits for the permit of one question, and counts the question.
     *
     * @param sentAt when the youngest write that it is about was sent
     * @return false where the question must not be asked
     */
    boolean await(Instant sentAt) throws InterruptedException;
}
