package dev.leadline.propexo;

import dev.leadline.propexo.SharedPermits.PermitBlock;
import dev.leadline.propexo.SharedPermits.SharedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The permits that this process has leased and not used yet, by the time from which each may be used. Times are in nanoseconds
 * that the caller passes in; not thread-safe.
 */
final class LeasedPermits {

    private static final long NANOS_A_SECOND = Duration.ofSeconds(1).toNanos();

    /** A permit that is used later could meet the next ones within one of the server's minutes. */
    private static final long USABLE = NANOS_A_SECOND / 2;

    /** So many times of the shared clock are compared, since the answer that took least time says most exactly what it is. */
    private static final int COMPARED = 16;

    private final Deque<LeasedPermit> permits = new ArrayDeque<>();
    private final Deque<SharedTime> times = new ArrayDeque<>();
    private List<Instant> unused = new ArrayList<>();
    private int block = 1;

    /** Whether there is none that could still be used. */
    boolean isEmpty(long now) {
        while (!permits.isEmpty() && now - permits.getFirst().earliest() > USABLE) {
            unused.add(permits.removeFirst().permit());
            // others could have used it
            block = 1;
        }
        return permits.isEmpty();
    }

    /** How long it is until the first may be used; there must be one. */
    long untilFirst(long now) {
        return permits.getFirst().latest() - now;
    }

    /** Takes the first one out. */
    LeasedPermit take() {
        return permits.removeFirst();
    }

    /** Puts one back that was not used. */
    void giveBack(LeasedPermit permit) {
        permits.addFirst(permit);
    }

    /** How many to lease next: twice as many as last time while all are used, but none that is used more than a second later. */
    int nextBlock(long pace) {
        return (int) Math.max(1, Math.min(block, NANOS_A_SECOND / pace));
    }

    /** Those that were not used in time: others may have them. */
    List<Instant> unused() {
        return List.copyOf(unused);
    }

    /**
     * Adds what was leased.
     *
     * @param lease the new permits
     * @param returned those of {@link #unused()} that were given back
     * @return how the shared clock and our own compare, as exactly as is known
     */
    SharedTime add(PermitBlock lease, List<Instant> returned) {
        unused = new ArrayList<>(unused.subList(returned.size(), unused.size()));
        compare(lease.clock());
        SharedTime time = clock().orElseThrow();
        for (Instant permit : lease.permits()) {
            permits.addLast(new LeasedPermit(permit, time.earliest(permit), time.latest(permit)));
        }
        block = 2 * lease.permits().size();
        return time;
    }

    private void compare(SharedTime newest) {
        times.removeIf(newest::contradicts);
        times.addLast(newest);
        if (times.size() > COMPARED) {
            times.removeFirst();
        }
    }

    /** How the shared clock and our own compare, as exactly as is known; empty before the first lease. */
    Optional<SharedTime> clock() {
        return times.stream().min(Comparator.comparingLong(SharedTime::uncertainty));
    }

    /**
     * A permit of this process.
     *
     * @param permit its time by the shared clock, which tells it from all others
     * @param earliest the first moment of our own clock that can be this time
     * @param latest the last one, from which on it may be used
     */
    record LeasedPermit(Instant permit, long earliest, long latest) {}
}
