package dev.leadline.run;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for runs whose process has died, again and again, until it is closed. */
final class AbandonedRunsTask implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedRunsTask.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread named = new Thread(task, "abandoned-runs");
        named.setDaemon(true);
        return named;
    });

    private final Future<?> looks;

    AbandonedRunsTask(Runnable look) {
        looks = thread.scheduleWithFixedDelay(() -> look(look), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** After a failure, the next look tries again. */
    private static void look(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.warn("Looking for abandoned runs failed: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        looks.cancel(false);
        thread.shutdown();
    }
}
