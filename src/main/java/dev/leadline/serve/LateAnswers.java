package dev.leadline.serve;

import dev.leadline.job.Imports;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on asking what became of the rows that ended runs have left queued, and sends the rows that other runs have released; does
 * so first when it is started.
 */
final class LateAnswers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LateAnswers.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final Imports imports;
    private final ReleasedRows released;
    private final Duration interval;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread thread = new Thread(this::goOn, "late-answers");

    private LateAnswers(Imports imports, ReleasedRows released, Duration interval) {
        this.imports = imports;
        this.released = released;
        this.interval = interval;
        thread.setDaemon(true);
    }

    static LateAnswers start(Imports imports, ReleasedRows released, Duration interval) {
        LateAnswers started = new LateAnswers(imports, released, interval);
        started.thread.start();
        return started;
    }

    private void goOn() {
        try {
            do {
                ask();
            } while (!ending.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A round that breaks off is made up for by the next one. */
    private void ask() {
        try {
            imports.confirmQueued();
            if (!imports.isStopping()) {
                released.send();
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "A round of questions for late outcomes broke off: {}",
                    e.getClass().getSimpleName());
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
