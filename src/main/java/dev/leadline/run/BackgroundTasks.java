package dev.leadline.run;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Does what takes long on threads of its own, so many things at a time; further ones wait for their turn. */
public final class BackgroundTasks implements AutoCloseable {

    private static final int REMEMBERED = 200;

    private final int most;
    private final ExecutorService threads;
    private final AtomicInteger unfinished = new AtomicInteger();
    private final Map<Long, BackgroundTask> latest = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .<Long, BackgroundTask>build()
            .asMap();

    /**
     * @param most how many things at a time, from 1 on
     */
    public BackgroundTasks(int most) {
        this.most = most;
        AtomicInteger number = new AtomicInteger();
        this.threads =
                Executors.newFixedThreadPool(most, task -> new Thread(task, "background-" + number.incrementAndGet()));
    }

    /**
     * Does something that begins a run, and returns at once.
     *
     * @param action told who watches; gives what it came to
     * @return to wait for it, or to look at it
     */
    public BackgroundTask begin(Function<RunListener, RunResult> action) {
        return begin(new BackgroundTask(latest::put), action);
    }

    /**
     * Does something that begins a run, and returns at once, for those who cannot wait for a turn.
     *
     * @param action told who watches; gives what it came to
     * @return to wait for it, or to look at it; empty, with nothing done, when so many things are done already that this one
     *     would have to wait
     */
    public Optional<BackgroundTask> beginNow(Function<RunListener, RunResult> action) {
        boolean free = unfinished.getAndUpdate(tasks -> tasks < most ? tasks + 1 : tasks) < most;
        return free ? Optional.of(execute(new BackgroundTask(latest::put), action)) : Optional.empty();
    }

    /**
     * Does something to a run, and returns at once.
     *
     * @param run its number
     * @param action told who watches; gives what it came to
     * @return to wait for it, or to look at it
     */
    public BackgroundTask begin(long run, Function<RunListener, RunResult> action) {
        BackgroundTask work = new BackgroundTask(latest::put);
        latest.put(run, work);
        return begin(work, action);
    }

    private BackgroundTask begin(BackgroundTask work, Function<RunListener, RunResult> action) {
        unfinished.incrementAndGet();
        return execute(work, action);
    }

    private BackgroundTask execute(BackgroundTask work, Function<RunListener, RunResult> action) {
        threads.execute(() -> {
            try {
                work.ended(action.apply(work));
            } catch (RuntimeException | OutOfMemoryError e) {
                work.failed(UserError.of(e));
            } finally {
                unfinished.decrementAndGet();
            }
        });
        return work;
    }

    /**
     * What was done to a run last, by this process.
     *
     * @param run its number
     * @return empty when nothing was
     */
    public Optional<BackgroundTask> latest(long run) {
        return Optional.ofNullable(latest.get(run));
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
