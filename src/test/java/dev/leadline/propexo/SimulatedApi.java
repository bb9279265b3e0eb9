package dev.leadline.propexo;

import dev.leadline.ledger.KnownMinute;
import dev.leadline.ledger.PermitRequest;
import dev.leadline.ledger.RecentPermits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.locks.Condition;

/**
 * An API with a limit, a database, and processes that send as fast as their rate limiters let them: one event after the other, in
 * a time that only the events move.
 */
final class SimulatedApi {

    private static final long MILLI = Duration.ofMillis(1).toNanos();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final Instant DATABASE_START = Instant.parse("2026-11-22T10:00:00Z");

    private final int limit;
    private final Random random;
    private final long minuteOffset;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private final RecentPermits permits = RecentPermits.of(null, DATABASE_START);
    private final List<Long> arrivals = new ArrayList<>();
    private double pauseChance;
    private long longestPause;
    private long databaseFreeAt;
    private long stallPeriod = MINUTE;
    private long stall;
    private long now;
    private long eventNumber;
    private long minute = -1;
    private int used;
    private int granted;
    private Optional<KnownMinute> knownMinute = Optional.empty();
    private int accepted;
    private int refused;

    SimulatedApi(int limit, Random random) {
        this.limit = limit;
        this.random = random;
        this.minuteOffset = random.nextLong(MINUTE);
    }

    /**
     * Now and then something takes long: a collection of garbage, a busy disk.
     *
     * @param chance of each step of a process that sends 150 requests a minute
     */
    void pauses(double chance, Duration longest) {
        pauseChance = chance * 150 / limit;
        longestPause = longest.toNanos();
    }

    /** Another program makes so many requests a minute. */
    void usedByOthers(int aMinute) {
        long gap = MINUTE / aMinute;
        later(gap, () -> usedByOthersFrom(now, gap));
    }

    private void usedByOthersFrom(long time, long gap) {
        count(time);
        events.add(new Event(time + gap, eventNumber++, () -> usedByOthersFrom(time + gap, gap)));
    }

    /** No claim ends in the first part of each period, since the disk is busy: requests that have their permit leave later, at once. */
    void claimsStall(Duration period, Duration length) {
        stallPeriod = period.toNanos();
        stall = length.toNanos();
    }

    private long claim() {
        return Math.max(0, stall - now % stallPeriod) + hiccup();
    }

    void freezeDatabase(Duration length) {
        databaseFreeAt = now + length.toNanos();
    }

    Client start() {
        Client client = new Client();
        later(0, client::go);
        return client;
    }

    void runUntil(Duration time) {
        while (!events.isEmpty() && events.peek().at() <= time.toNanos()) {
            Event event = events.remove();
            now = Math.max(now, event.at());
            event.action().run();
        }
        now = Math.max(now, time.toNanos());
    }

    List<Long> arrivals() {
        return arrivals;
    }

    int accepted() {
        return accepted;
    }

    int refused() {
        return refused;
    }

    private void later(long wait, Runnable action) {
        events.add(new Event(now + wait, eventNumber++, action));
    }

    private int count(long time) {
        long current = (time + minuteOffset) / MINUTE;
        used = current == minute ? used + 1 : 1;
        minute = current;
        return used;
    }

    private long hiccup() {
        return random.nextDouble() < pauseChance ? random.nextLong(longestPause) : random.nextLong(4 * MILLI);
    }

    /** Something to happen. */
    private record Event(long at, long number, Runnable action) {}

    /** A process that always has something to send. */
    final class Client implements RateClock, SharedPermits {

        private final long clockStart = random.nextLong(1_000 * MINUTE);
        private final double clockSpeed = 1 + (random.nextDouble() - 0.5) / 10_000;
        private final RateLimiter limiter = new RateLimiter(limit, this);
        private int seen;
        private int sent;
        private Runnable current = this::go;
        private boolean waits;
        private boolean killed;

        Client() {
            limiter.shareThrough(this);
        }

        /** With all permits that it has leased. */
        void kill() {
            killed = true;
        }

        int sent() {
            return sent;
        }

        private void go() {
            if (killed) {
                return;
            }
            begin(this::go);
            acquire().ifPresent(permit -> {
                later(claim(), () -> send(permit));
                later(random.nextLong(MILLI / 10), this::go);
            });
        }

        /** After the claim, which may take its time. */
        private void send(RateLimiter.Permit permit) {
            begin(() -> send(permit));
            awaitTimely(permit);
            if (!killed && !waits) {
                sent++;
                long sentAt = nanos();
                long arrival = now + random.nextLong(249 * MILLI);
                later(arrival - now, () -> receive(sentAt, arrival));
            }
        }

        private void begin(Runnable step) {
            current = step;
            waits = false;
        }

        private void awaitTimely(RateLimiter.Permit permit) {
            try {
                limiter.renewed(permit, () -> waits);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private Optional<RateLimiter.Permit> acquire() {
            try {
                return limiter.acquire(RateLimiter.Priority.CREATE, () -> waits);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Also while a process is busy, which moves the time on. */
        private void receive(long sentAt, long arrival) {
            arrivals.add(arrival);
            int place = count(arrival);
            accepted += place <= limit ? 1 : 0;
            refused += place > limit ? 1 : 0;

            long delay = place * 10L >= limit * 8L ? 2_000 * MILLI : 0;
            later(200 * MILLI + delay, () -> limiter.observe(sentAt, limit, Math.max(0, limit - place)));
        }

        @Override
        public long nanos() {
            return clockStart + Math.round(now * clockSpeed);
        }

        @Override
        public Instant wall() {
            return Instant.EPOCH.plusNanos(nanos());
        }

        @Override
        public void await(Condition changed, long nanos) {
            waits = true;
            later(Math.max(1, nanos) + hiccup(), current);
        }

        @Override
        public PermitBlock lease(Wanted wanted) {
            long askedAt = nanos();
            now = Math.max(now, databaseFreeAt) + hiccup();
            Instant time = DATABASE_START.plusNanos(now);
            List<Instant> elsewhere = permits.newest(granted - seen);
            granted -= permits.takeBack(wanted.unused(), limit);
            PermitRequest request = new PermitRequest(
                    wanted.count(),
                    wanted.limit(),
                    wanted.pace(),
                    wanted.catchUp(),
                    List.of(),
                    seen,
                    wanted.minuteEnds());
            knownMinute = KnownMinute.with(knownMinute, request);
            List<Instant> leased = permits.grant(
                    time,
                    knownMinute.map(minute -> minute.slowed(request, time)).orElse(request));
            granted += leased.size();
            seen = granted;
            now += hiccup();
            long toldAt = nanos();
            now += hiccup();
            return new PermitBlock(
                    leased,
                    new SharedTime(time, askedAt, toldAt),
                    elsewhere,
                    knownMinute.map(KnownMinute::ends),
                    Duration.ZERO);
        }

        @Override
        public void pause(Duration length) {
            throw new IllegalStateException("the API refused a request");
        }
    }
}
