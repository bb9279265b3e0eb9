package dev.leadline.notification;

import java.time.Duration;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A few threads in real time. */
final class NotificationThreads implements DelayedExecutor {

    private static final int THREADS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ScheduledThreadPoolExecutor threads =
            new ScheduledThreadPoolExecutor(THREADS, NotificationThreads::thread);

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "notices");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a task says by itself what became of it
    public void run(Runnable task, Duration pause) {
        threads.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        threads.getQueue()
                .removeIf(task -> task instanceof Delayed delayed && delayed.getDelay(TimeUnit.MILLISECONDS) > 0);
        threads.shutdown();
        try {
            boolean over = threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!over) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
