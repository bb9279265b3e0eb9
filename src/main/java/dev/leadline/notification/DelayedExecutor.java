package dev.leadline.notification;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/** Does things beside the caller, at once or after a pause. */
interface DelayedExecutor extends AutoCloseable {

    /**
     * Hands a task over.
     *
     * @param task what to do; it throws nothing
     * @param pause how long to wait before; zero for not at all
     * @throws RejectedExecutionException after {@link #close()}
     */
    void run(Runnable task, Duration pause);

    /** Drops what waits, and gives what is at work a little time. */
    @Override
    void close();
}
