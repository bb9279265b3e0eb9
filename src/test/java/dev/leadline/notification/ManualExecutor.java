package dev.leadline.notification;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** Time that passes when a test says so. */
final class ManualExecutor implements DelayedExecutor {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private boolean closed;

    @Override
    public void run(Runnable task, Duration pause) {
        if (closed) {
            throw new RejectedExecutionException();
        }
        waiting.add(task);
        pauses.add(pause);
    }

    /** Does what waits, one after the other, until nothing does. */
    void passes() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    /** Does only what has waited longest. */
    void passesOnce() {
        waiting.remove().run();
    }

    /** How long everything so far was to wait. */
    List<Duration> pauses() {
        return pauses;
    }

    @Override
    public void close() {
        closed = true;
    }
}
