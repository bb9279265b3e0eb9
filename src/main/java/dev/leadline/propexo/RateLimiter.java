package dev.leadline.propexo;

import dev.leadline.message.UserMessage;
import dev.leadline.propexo.LeasedPermits.LeasedPermit;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits the rate of requests: no period of 60 seconds has more requests than the limit, whenever the server's minute begins.
 *
 * <p>Permits are evenly spaced, from the first one on; what a pause of a few seconds cost is caught up with. The limiter adapts to what {@link Propexo} reads in responses: a
 * limit lower than the configured one, the remaining requests, and rejections. {@link #acquire} waits, everything else
 * returns at once. Safe for any number of threads.
 */
public final class RateLimiter {

    /** Who goes first when several wait. */
    public enum Priority {
        /** A prospect to be created, or a question about many of them: before every poll. */
        CREATE,
        /** A question about something sent earlier: only while no create waits. */
        POLL
    }

    private static final Duration REST_OF_A_MINUTE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    /** However long the API asks for: a process that stays asks again after a day, for the number may have been a mistake. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    /** Of the second that is there for the way from the permit to the server, the rest is for the network. */
    private static final long LONGEST_DELAY = Duration.ofMillis(750).toNanos();

    private static final UserMessage LIMIT_USED_UP = UserMessage.of("propexo.limit-used-up");
    private static final UserMessage PAUSED_ELSEWHERE = UserMessage.of("propexo.paused-elsewhere");

    /** The observation of a wait for a permit; its key {@code priority} says for what. */
    public static final String WAIT_OBSERVATION = "leadline.api.permits";

    private final RateClock time;
    private final ObservationRegistry observations;
    private final SlidingWindow window;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Object> creates = new ArrayDeque<>();
    private final Deque<Object> polls = new ArrayDeque<>();
    private final LeasedPermits leased = new LeasedPermits();
    private volatile @Nullable SharedPermits shared;
    private boolean leasing;
    private @Nullable Asked asked;

    /**
     * @param requestsPerMinute the most requests in any 60 seconds; 0 for no limit: then the advertised limit is not heeded
     *     either, and only a refusal holds anything back
     * @param time where time comes from
     */
    RateLimiter(int requestsPerMinute, RateClock time) {
        this(requestsPerMinute, time, ObservationRegistry.NOOP);
    }

    /**
     * @param requestsPerMinute as above
     * @param time where time comes from
     * @param observations told of each wait
     */
    RateLimiter(int requestsPerMinute, RateClock time, ObservationRegistry observations) {
        this.window = new SlidingWindow(requestsPerMinute);
        this.time = time;
        this.observations = observations;
    }

    /**
     * From now on, counts the requests of other processes too.
     *
     * @param permits of the account, which the other processes also lease
     */
    public void shareThrough(SharedPermits permits) {
        locked(() -> shared = window.isLimited() ? permits : null);
    }

    /**
     * Waits for the permit to make one request.
     *
     * @param priority what the request is for
     * @return the permit, for one request now; to be given back when none is made after all
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public Permit acquire(Priority priority) throws InterruptedException {
        return acquire(priority, () -> false).orElseThrow();
    }

    /**
     * Waits for the permit to make one request, as long as it is wanted.
     *
     * @param priority what the request is for
     * @param unwanted polled while waiting: true when the permit is no longer needed
     * @return the permit, for one request now, or empty when it was no longer wanted
     * @throws InterruptedException when the thread is interrupted while it waits
     * @throws RuntimeException when permits are shared, and what they are shared through fails
     */
    public Optional<Permit> acquire(Priority priority, BooleanSupplier unwanted) throws InterruptedException {
        return Observation.createNotStarted(WAIT_OBSERVATION, observations)
                .lowCardinalityKeyValue("priority", priority.name().toLowerCase(Locale.ROOT))
                .observeChecked(() -> awaitPermit(priority, unwanted));
    }

    private Optional<Permit> awaitPermit(Priority priority, BooleanSupplier unwanted) throws InterruptedException {
        Deque<Object> queue = priority == Priority.CREATE ? creates : polls;
        Object me = new Object();
        lock.lockInterruptibly();
        try {
            queue.addLast(me);
            changed.signalAll();
            if (!awaitTurn(me, unwanted)) {
                return Optional.empty();
            }
            return Optional.of(take(time.nanos()));
        } finally {
            queue.remove(me);
            changed.signalAll();
            lock.unlock();
        }
    }

    /**
     * Takes the permit to create a prospect, if nobody has to wait for it.
     *
     * @return empty where somebody else waits, or the pace does not allow a request now
     */
    public Optional<Permit> tryAcquire() {
        lock.lock();
        try {
            long now = time.nanos();
            return creates.isEmpty() && untilFree(now) <= 0 ? Optional.of(take(now)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Exchanges a permit for which it has become too late: a request made with it now could meet later ones within one of the
     * server's minutes.
     *
     * @param permit with which no request was made yet
     * @param unwanted polled while waiting: true when nobody should wait any longer
     * @return the same permit where it still holds, or where no other could be waited for
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public Permit renewed(Permit permit, BooleanSupplier unwanted) throws InterruptedException {
        if (!window.isLimited() || time.nanos() - permit.validUntil() <= 0) {
            return permit;
        }
        Optional<Permit> other = acquire(Priority.CREATE, unwanted);
        other.ifPresent(fresh -> permit.giveBack());
        return other.orElse(permit);
    }

    private Permit take(long now) {
        window.take(now);
        return new Permit(this, now, shared == null ? null : leased.take());
    }

    /**
     * The time from one request to the next, when nothing but the limit holds them up.
     *
     * @return zero when there is no limit
     */
    public Duration pace() {
        lock.lock();
        try {
            return window.isLimited() ? Duration.ofNanos(window.pace(time.nanos())) : Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Learns from the headers of an answer that has just come.
     *
     * @param limit {@code x-ratelimit-limit}, or null when it was not there
     * @param remaining {@code x-ratelimit-remaining}, or null when it was not there
     */
    public void observe(@Nullable Integer limit, @Nullable Integer remaining) {
        observe(time.nanos(), limit, remaining);
    }

    /**
     * Learns from the headers of an answer.
     *
     * @param sentAt when its request left
     * @param limit {@code x-ratelimit-limit}, or null when it was not there
     * @param remaining {@code x-ratelimit-remaining}, or null when it was not there
     */
    void observe(long sentAt, @Nullable Integer limit, @Nullable Integer remaining) {
        locked(() -> window.observe(sentAt, limit, remaining));
    }

    /**
     * Pauses all requests, because the API does not accept any for a while.
     *
     * @param retryAfter how long it asked for, or null for 60 seconds, after which its next minute has started
     * @param reason why, one sentence
     */
    void throttled(@Nullable Duration retryAfter, String reason) {
        Duration wish = retryAfter == null ? REST_OF_A_MINUTE : retryAfter;
        Duration pause = longer(SHORTEST_PAUSE, wish.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wish);
        locked(() -> hold(wish, pause, retryAfter, reason));
        SharedPermits permits = shared;
        if (permits != null) {
            permits.pause(pause);
        }
    }

    private void hold(Duration wish, Duration pause, @Nullable Duration retryAfter, String reason) {
        long now = time.nanos();
        if (asked == null || window.untilUnpaused(now) <= 0 || now + wish.toNanos() - asked.until() > 0) {
            asked = new Asked(now + wish.toNanos(), retryAfter, reason);
        }
        window.pause(now + pause.toNanos());
    }

    /**
     * Why no request is made now, where that is known to last.
     *
     * @return empty while requests leave at their pace
     */
    public Optional<ApiPause> pause() {
        lock.lock();
        try {
            long now = time.nanos();
            Asked wish = asked;
            Duration paused = Duration.ofNanos(window.untilUnpaused(now));
            if (wish != null && paused.compareTo(Duration.ZERO) > 0) {
                Duration named = longer(paused, Duration.ofNanos(wish.until() - now));
                return Optional.of(new ApiPause(paused, time.wall().plus(named), wish.retryAfter(), wish.reason()));
            }
            Duration usedUp = Duration.ofNanos(window.untilMinuteTurns(now));
            return usedUp.compareTo(SHORTEST_PAUSE) > 0
                    ? Optional.of(new ApiPause(usedUp, time.wall().plus(usedUp), null, LIMIT_USED_UP.text()))
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * How long a number of requests takes at the present pace, a pause included.
     *
     * @param requests how many, polls included
     * @return zero when nothing limits the pace
     */
    public Duration estimate(long requests) {
        lock.lock();
        try {
            return Duration.ofMillis(Math.round(window.estimate(requests, time.nanos()) / 1_000_000));
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many wait at present.
     *
     * @return creates and polls
     */
    int waiting() {
        lock.lock();
        try {
            return creates.size() + polls.size();
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitTurn(Object me, BooleanSupplier unwanted) throws InterruptedException {
        while (!unwanted.getAsBoolean()) {
            boolean first = (creates.isEmpty() ? polls : creates).peekFirst() == me;
            if (first && shared != null && mustLease()) {
                lease(shared);
            } else {
                long wait = first ? untilFree(time.nanos()) : Long.MAX_VALUE;
                if (wait <= 0) {
                    return true;
                }
                time.await(changed, Math.min(wait, GLANCE.toNanos()));
            }
        }
        return false;
    }

    private boolean mustLease() {
        long now = time.nanos();
        return !leasing && window.untilFree(now) <= 0 && leased.isEmpty(now);
    }

    private long untilFree(long now) {
        long wait = window.untilFree(now);
        if (shared == null) {
            return wait;
        }
        return leased.isEmpty(now) ? Long.MAX_VALUE : Math.max(wait, leased.untilFirst(now));
    }

    /** Others may learn from answers meanwhile, or queue. */
    private void lease(SharedPermits permits) {
        SharedPermits.Wanted wanted = wanted(time.nanos());
        leasing = true;
        lock.unlock();
        SharedPermits.PermitBlock lease;
        try {
            lease = permits.lease(wanted);
        } finally {
            lock.lock();
            leasing = false;
            changed.signalAll();
        }
        SharedPermits.SharedTime clock = leased.add(lease, wanted.unused());
        window.takenElsewhere(lease.takenElsewhere().stream().map(clock::latest).toList());
        lease.minuteEnds().map(clock::latest).ifPresent(window::minuteEndsElsewhere);
        if (lease.paused().compareTo(Duration.ZERO) > 0) {
            hold(lease.paused(), lease.paused(), null, PAUSED_ELSEWHERE.text());
        }
    }

    private SharedPermits.Wanted wanted(long now) {
        long pace = window.pace(now);
        return new SharedPermits.Wanted(
                leased.nextBlock(pace),
                window.limit(),
                Duration.ofNanos(pace),
                window.mayCatchUp(),
                leased.unused(),
                leased.clock().flatMap(clock -> window.minuteEnds(now).map(clock::latestAt)));
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What the API asked for: until when, by the limiter's clock. */
    private record Asked(long until, @Nullable Duration retryAfter, String reason) {}

    /** The right to make one request. */
    public static final class Permit {

        private final RateLimiter rateLimiter;
        private final long takenAt;
        private final @Nullable LeasedPermit leased;
        private final AtomicBoolean returned = new AtomicBoolean();

        private Permit(RateLimiter rateLimiter, long takenAt, @Nullable LeasedPermit leased) {
            this.rateLimiter = rateLimiter;
            this.takenAt = takenAt;
            this.leased = leased;
        }

        /**
         * When it was given, by the limiter's clock.
         *
         * @return in nanoseconds
         */
        long takenAt() {
            return takenAt;
        }

        /** Until when a request may leave with it, by the limiter's clock. */
        private long validUntil() {
            return (leased == null ? takenAt : leased.earliest()) + LONGEST_DELAY;
        }

        /**
         * Says that no request was made with it, so that another can be made in its place. A second time does nothing.
         */
        public void giveBack() {
            if (returned.compareAndSet(false, true)) {
                rateLimiter.locked(() -> {
                    rateLimiter.window.giveBack(takenAt);
                    if (leased != null) {
                        rateLimiter.leased.giveBack(leased);
                    }
                });
            }
        }
    }
}
