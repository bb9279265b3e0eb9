package dev.leadline.web.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes those wait who guess passwords: after some tries for a name, or from an address, each further one has to wait for
 * twice as long. A try counts as failed until it is known to be right, so that many at once gain nothing. Who logs in clears
 * the name and not the address, or somebody with a password could go on guessing those of others; and since a whole office may
 * share an address, it may fail more often than a name.
 */
final class LoginThrottle {

    private static final int TRIES_FOR_A_NAME = 5;
    private static final int TRIES_FROM_AN_ADDRESS = 20;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    /** Of names and of addresses each; the one that was tried the longest ago is forgotten first. */
    private static final int MOST_KEPT = 10_000;

    private final Clock clock;
    private final Map<String, Tries> names = new Kept();
    private final Map<String, Tries> addresses = new Kept();

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How often it was tried, and until when nobody may try again. */
    private record Tries(int count, Instant last, Instant until) {}

    private static final class Kept extends LinkedHashMap<String, Tries> {

        private static final long serialVersionUID = 1L;

        Kept() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_KEPT;
        }
    }

    /**
     * Counts a try as failed, if one is allowed now.
     *
     * @return how long to wait before the next try, zero where this one may go on
     */
    synchronized Duration enter(String name, String address) {
        Instant now = clock.instant();
        Duration wait = Stream.of(left(names.get(name), now), left(addresses.get(address), now))
                .max(Duration::compareTo)
                .orElseThrow();
        if (wait.isZero()) {
            names.merge(name, first(now), (before, one) -> next(before, now, TRIES_FOR_A_NAME));
            addresses.merge(address, first(now), (before, one) -> next(before, now, TRIES_FROM_AN_ADDRESS));
        }
        return wait;
    }

    /** Takes the last try back: it was right. */
    synchronized void succeeded(String name, String address) {
        names.remove(name);
        addresses.computeIfPresent(
                address, (key, tries) -> new Tries(Math.max(0, tries.count() - 1), tries.last(), tries.last()));
    }

    private static Duration left(@Nullable Tries tries, Instant now) {
        return tries == null || !tries.until().isAfter(now) ? Duration.ZERO : Duration.between(now, tries.until());
    }

    private static Tries first(Instant now) {
        return new Tries(1, now, now);
    }

    private static Tries next(Tries before, Instant now, int allowed) {
        if (before.last().plus(FORGOTTEN_AFTER).isBefore(now)) {
            return first(now);
        }
        int count = before.count() + 1;
        return new Tries(count, now, count < allowed ? now : now.plus(wait(count - allowed)));
    }

    private static Duration wait(int over) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(over, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
