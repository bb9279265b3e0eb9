package dev.leadline.propexo;

import static dev.leadline.propexo.RateLimiter.Priority.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.ledger.PermitRequest;
import dev.leadline.ledger.RecentPermits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several processes with one token, in a time of their own: together they stay under the limit of one. */
class SharedPermitsTests {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 150, 600})
    void twoProcessesTogetherKeepTheBoundReachThePaceAndShareItFairly(int limit) throws Exception {
        LockstepClock time = new LockstepClock(2);
        Account account = new Account(time);
        long end = Duration.ofMinutes(3).toNanos();

        Future<List<Long>> one = threads.submit(() -> sendUntil(end, limiter(limit, time, account), time));
        Future<List<Long>> other = threads.submit(() -> sendUntil(end, limiter(limit, time, account), time));
        List<Long> all = Stream.of(one.get(), other.get()).flatMap(List::stream).toList();

        assertThat(SlidingMinute.worst(all)).isLessThanOrEqualTo(limit);
        assertThat(all.size()).isGreaterThanOrEqualTo((int) (0.97 * 3 * limit));
        assertThat(one.get().size()).isBetween((int) (0.4 * all.size()), (int) (0.6 * all.size()));
    }

    @Test
    void aProcessLeasesAsManyPermitsAsItUsesInASecond() throws Exception {
        ManualClock time = ManualClock.runningAhead();
        Account account = new Account(time);
        RateLimiter limiter = limiter(3000, time, account);

        for (int i = 0; i < 1_000; i++) {
            limiter.acquire(CREATE);
        }

        assertThat(account.leases).as("1,000 permits, 49 a second").isBetween(20, 30);
    }

    @Test
    void aProcessThatWasRefusedPausesTheOthers() throws Exception {
        ManualClock time = ManualClock.runningAhead();
        Account account = new Account(time);
        RateLimiter refused = limiter(150, time, account);
        RateLimiter other = limiter(150, time, account);
        long before = refused.acquire(CREATE).takenAt();

        refused.throttled(Duration.ofSeconds(40), "Too many requests.");

        long next = other.acquire(CREATE).takenAt();
        assertThat(next - before).isGreaterThanOrEqualTo(Duration.ofSeconds(40).toNanos());
    }

    @Test
    void aProcessThatHearsOfAPauseSaysSo() throws Exception {
        ManualClock time = ManualClock.standing();
        Account account = new Account(time);
        RateLimiter limiter = limiter(150, time, account);
        account.pause(Duration.ofSeconds(40));

        limiter.acquire(CREATE, () -> limiter.pause().isPresent());

        ApiPause pause = limiter.pause().orElseThrow();
        assertThat(pause.left()).isEqualTo(Duration.ofSeconds(40));
        assertThat(pause.reason()).isEqualTo("The API asked another Leadline process with the same token to wait.");
    }

    @Test
    void whatOtherProcessesUseIsNotHeldForThatOfStrangers() throws Exception {
        ManualClock time = ManualClock.standing();
        Account account = new Account(time);
        RateLimiter limiter = limiter(150, time, account);
        limiter.observe(limiter.acquire(CREATE).takenAt(), 150, 149);
        SharedPermits other = account.process();
        for (int i = 0; i < 73; i++) {
            other.lease(new SharedPermits.Wanted(1, 150, Duration.ofMillis(1), true, List.of(), Optional.empty()));
        }
        time.advance(Duration.ofSeconds(31));
        long thirdBefore = limiter.acquire(CREATE).takenAt();

        limiter.observe(thirdBefore, 150, 75);

        time.advance(Duration.ofMillis(407));
        AtomicBoolean askedTwice = new AtomicBoolean();
        assertThat(limiter.acquire(CREATE, () -> askedTwice.getAndSet(true)))
                .as("75 remain for 30 seconds: nothing has to be saved")
                .isPresent();
    }

    @Test
    void aPermitGivenBackIsUsedByTheNextRequest() throws Exception {
        ManualClock time = ManualClock.runningAhead();
        RateLimiter limiter = limiter(60, time, new Account(time));
        limiter.acquire(CREATE);
        RateLimiter.Permit permit = limiter.acquire(CREATE);
        permit.giveBack();

        assertThat(limiter.acquire(CREATE).takenAt()).isEqualTo(permit.takenAt());
    }

    @Test
    void withoutALimitNothingIsLeased() throws Exception {
        ManualClock time = ManualClock.standing();
        Account account = new Account(time);
        limiter(0, time, account).acquire(CREATE);

        assertThat(account.leases).isZero();
    }

    @Test
    void whoCannotLeaseIsToldWhy() throws Exception {
        ManualClock time = ManualClock.standing();
        Account account = new Account(time);
        RateLimiter limiter = limiter(150, time, account);
        account.broken = true;

        assertThatThrownBy(() -> limiter.acquire(CREATE)).hasMessage("the database is away");
        account.broken = false;
        assertThat(limiter.acquire(CREATE)).isNotNull();
    }

    private static RateLimiter limiter(int limit, RateClock time, Account account) {
        RateLimiter limiter = new RateLimiter(limit, time);
        limiter.shareThrough(account.process());
        return limiter;
    }

    private static List<Long> sendUntil(long end, RateLimiter limiter, LockstepClock time) throws Exception {
        List<Long> sent = new ArrayList<>();
        while (time.nanos() < end) {
            sent.add(limiter.acquire(CREATE).takenAt());
        }
        time.leave();
        return sent;
    }

    /** What the database keeps of an account, in the same time. */
    private static final class Account {

        private final RateClock time;
        private final RecentPermits recent;
        private long pausedUntil;
        private int granted;
        private int leases;
        private boolean broken;

        Account(RateClock time) {
            this.time = time;
            this.recent = RecentPermits.of(null, time.steadyClock().instant());
            this.pausedUntil = time.nanos();
        }

        private synchronized SharedPermits.PermitBlock lease(SharedPermits.Wanted wanted, int seen) {
            if (broken) {
                throw new IllegalStateException("the database is away");
            }
            long now = time.nanos();
            List<Instant> elsewhere = recent.newest(granted - seen);
            granted -= recent.takeBack(wanted.unused(), wanted.limit());
            List<Instant> permits = recent.grant(
                    time.steadyClock().instant(),
                    new PermitRequest(
                            wanted.count(),
                            wanted.limit(),
                            wanted.pace(),
                            wanted.catchUp(),
                            List.of(),
                            0,
                            Optional.empty()));
            leases++;
            granted += permits.size();
            return new SharedPermits.PermitBlock(
                    permits,
                    new SharedPermits.SharedTime(time.steadyClock().instant(), now, now),
                    elsewhere,
                    Optional.empty(),
                    Duration.ofNanos(Math.max(0, pausedUntil - now)));
        }

        private synchronized void pause(Duration length) {
            pausedUntil = time.nanos() + length.toNanos();
        }

        /** How one process sees it. */
        SharedPermits process() {
            return new SharedPermits() {
                private int seen;

                @Override
                public PermitBlock lease(Wanted wanted) {
                    synchronized (Account.this) {
                        PermitBlock lease = Account.this.lease(wanted, seen);
                        seen = granted;
                        return lease;
                    }
                }

                @Override
                public void pause(Duration length) {
                    Account.this.pause(length);
                }
            };
        }
    }
}
