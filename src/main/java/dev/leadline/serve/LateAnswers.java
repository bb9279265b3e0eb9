package dev.leadline.serve;

import dev.leadline.job.Imports;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on asking what became of the rows that ended runs have left queued. */
final class LateAnswers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LateAnswers.class);

    private final Imports imports;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread own = new Thread(task, "late-answers");
        own.setDaemon(true);
        return own;
    });

    LateAnswers(Imports imports) {
        this.imports = imports;
    }

    void start(Duration interval) {
        thread.scheduleWithFixedDelay(this::ask, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A round that breaks off is made up for by the next one. */
    private void ask() {
        try {
            imports.confirmQueued();
        } catch (RuntimeException e) {
            LOG.warn(
                    "A round of questions for late outcomes broke off: {}",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        stop(thread);
    }

    private static void stop(ExecutorService executor) {
        executor.shutdown();
        try {
            boolean over = executor.awaitTermination(30, TimeUnit.SECONDS);
            if (!over) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
