package dev.leadline.serve;

import dev.leadline.run.RunService;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Periodically polls the queued rows of ended runs and sends the rows that other runs have released, starting immediately.
 */
final class LateConfirmationTask implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LateConfirmationTask.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final RunService imports;
    private final ReleasedRows released;
    private final Duration interval;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread thread = new Thread(this::runUntilClosed, "late-answers");

    private LateConfirmationTask(RunService imports, ReleasedRows released, Duration interval) {
        this.imports = imports;
        this.released = released;
        this.interval = interval;
        thread.setDaemon(true);
    }

    static LateConfirmationTask start(RunService imports, ReleasedRows released, Duration interval) {
        LateConfirmationTask started = new LateConfirmationTask(imports, released, interval);
        started.thread.start();
        return started;
    }

    private void runUntilClosed() {
        try {
            do {
                ask();
            } while (!ending.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After a failure, the next round tries again. */
    private void ask() {
        try {
            imports.confirmQueued();
            if (!imports.isStopping()) {
                released.send();
            }
        } catch (RuntimeException e) {
            LOG.warn("Checking for late outcomes failed: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        ending.countDown();
        try {
            thread.join(LONGEST_END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
