package dev.leadline.propexo;

import dev.leadline.propexo.SharedPermits.PermitBlock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The permits that this process has leased and not used yet, by the time from which each may be used. Times are in nanoseconds
 * that the caller passes in; not thread-safe.
 */
final class LeasedPermits {

    private static final long NANOS_A_SECOND = Duration.ofSeconds(1).toNanos();

    /** A permit that is used later could meet the next ones within one of the server's minutes. */
    private static final long USABLE = NANOS_A_SECOND / 2;

    private final Deque<Long> permits = new ArrayDeque<>();
    private int block = 1;

    /** Whether there is none that could still be used. */
    boolean isEmpty(long now) {
        while (!permits.isEmpty() && now - permits.getFirst() > USABLE) {
            permits.removeFirst();
            // others could have used it
            block = 1;
        }
        return permits.isEmpty();
    }

    /** How long it is until the first may be used; there must be one. */
    long untilFirst(long now) {
        return permits.getFirst() - now;
    }

    /** Takes the first one out. */
    long take() {
        return permits.removeFirst();
    }

    /** Puts one back that was not used. */
    void giveBack(long permit) {
        permits.addFirst(permit);
    }

    /** How many to lease next: twice as many as last time while all are used, but none that is used more than a second later. */
    int nextBlock(long pace) {
        return (int) Math.max(1, Math.min(block, NANOS_A_SECOND / pace));
    }

    void add(PermitBlock lease, int count, long pace, long now) {
        long first = now + lease.untilFirst().toNanos();
        for (int i = 0; i < count; i++) {
            permits.addLast(first + i * pace);
        }
        block = 2 * count;
    }
}
