package dev.leadline.ledger;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Shares one slow sync among all who wait for one. A caller needs a sync that began after its call, so those who call while
 * one is under way share the next. After a failure every later one fails too: an operating system reports data that it could
 * not write only once, and a second sync would claim success.
 */
final class GroupSync {

    private final Runnable sync;
    private final ReentrantLock underWay = new ReentrantLock();
    private @Nullable CompletableFuture<Void> next;
    private volatile @Nullable RuntimeException failure;

    GroupSync(Runnable sync) {
        this.sync = sync;
    }

    /**
     * Returns when a sync that began after the call has ended.
     *
     * @throws RuntimeException what the sync, or one before it, threw
     */
    void await() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> shared = join(mine);
        if (shared == mine) {
            run(mine);
        }
        try {
            shared.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private synchronized CompletableFuture<Void> join(CompletableFuture<Void> mine) {
        if (next == null) {
            next = mine;
        }
        return next;
    }

    /** From its beginning on, nobody can join it any more. */
    private synchronized void begin() {
        next = null;
    }

    private void run(CompletableFuture<Void> mine) {
        underWay.lock();
        try {
            begin();
            syncUnlessFailed();
            mine.complete(null);
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
        } finally {
            underWay.unlock();
        }
    }

    private void syncUnlessFailed() {
        RuntimeException earlier = failure;
        if (earlier != null) {
            throw earlier;
        }
        try {
            sync.run();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }
}
