package dev.leadline.job;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Does what takes long on threads of its own, so many things at a time; further ones wait for their turn. */
public final class Background implements AutoCloseable {

    private final ExecutorService threads;

    /**
     * @param most how many things at a time, from 1 on
     */
    public Background(int most) {
        AtomicInteger number = new AtomicInteger();
        this.threads =
                Executors.newFixedThreadPool(most, task -> new Thread(task, "background-" + number.incrementAndGet()));
    }

    /**
     * Does something, and returns at once.
     *
     * @param action told who watches; gives what it came to
     * @return to wait for it, or to look at it
     */
    public Work begin(Function<Progress, Outcome> action) {
        Work work = new Work();
        threads.execute(() -> {
            try {
                work.ended(action.apply(work));
            } catch (RuntimeException e) {
                work.failed(Mishap.of(e));
            }
        });
        return work;
    }

    /** Waits for what goes on, which has been asked to stop, and begins nothing more. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            boolean over = threads.awaitTermination(Duration.ofMinutes(2).toSeconds(), TimeUnit.SECONDS);
            if (!over) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
