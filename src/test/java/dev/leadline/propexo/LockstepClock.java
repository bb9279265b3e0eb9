package dev.leadline.propexo;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The time of several threads: it moves on to the next moment for which one waits, once all of them wait. */
final class LockstepClock implements RateClock {

    private final Map<Thread, Long> waiting = new HashMap<>();
    private int threads;
    private long now;

    /** @param threads how many threads wait in this time */
    LockstepClock(int threads) {
        this.threads = threads;
    }

    /** One thread less waits from now on. */
    synchronized void leave() {
        threads--;
        moveOn();
    }

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public Instant wall() {
        return Instant.EPOCH.plusNanos(nanos());
    }

    @Override
    @SuppressWarnings("WaitNotInLoop")
    public void await(Condition changed, long nanos) throws InterruptedException {
        enter(nanos);
        try {
            changed.await(1, TimeUnit.MILLISECONDS);
        } finally {
            exit();
        }
    }

    private synchronized void enter(long nanos) {
        waiting.put(Thread.currentThread(), now + nanos);
        moveOn();
    }

    private void moveOn() {
        if (waiting.size() == threads) {
            now = Math.max(now, waiting.values().stream().min(Long::compare).orElse(now));
        }
    }

    private synchronized void exit() {
        waiting.remove(Thread.currentThread());
    }
}
