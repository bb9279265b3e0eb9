package dev.leadline.web.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows down guessing by a delay that doubles with each wrong try. Tries count for an address with a name, for an address, and
 * for a name from anywhere; the delay of the last is short, so that a stranger who guesses somebody's password hardly delays that
 * person. A known device has a count of its own, and no stranger's tries delay it. A try counts as failed until it is known to be
 * right, so that many at once gain nothing; whoever logs in clears only what that person's own tries have made, and not the
 * address, or somebody with a password could go on guessing those of others.
 */
final class LoginThrottle {

    private static final int MOST = 30_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Clock clock;
    private final Map<AttemptKey, Tries> tries = Caffeine.newBuilder()
            .maximumSize(MOST)
            .executor(Runnable::run)
            .<AttemptKey, Tries>build()
            .asMap();

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Somebody who tries to log in.
     *
     * @param name as it was typed, or empty
     * @param address the client's network
     * @param device an identifier of a device on which this name has logged in before, or null
     */
    record LoginAttempt(
            String name, String address, @Nullable String device) {

        /** A program with a token, which names nobody unless it is right. */
        static LoginAttempt byToken(String address) {
            return new LoginAttempt("", address, null);
        }

        private List<AttemptKey> keys() {
            if (name.isEmpty()) {
                return List.of(new AttemptKey(Rule.ADDRESS, "", address));
            }
            if (device != null) {
                return List.of(new AttemptKey(Rule.DEVICE, name, device));
            }
            return List.of(
                    new AttemptKey(Rule.PAIR, name, address),
                    new AttemptKey(Rule.ADDRESS, "", address),
                    new AttemptKey(Rule.NAME, name, ""));
        }
    }

    /** What tries are counted for: how many are free, and how long the first and the longest delay is. */
    private enum Rule {
        /** One address and one name. */
        PAIR(5, Duration.ofSeconds(30), Duration.ofMinutes(15)),
        /** A whole office may share an address, so it may fail more often than one person. */
        ADDRESS(20, Duration.ofSeconds(30), Duration.ofMinutes(15)),
        /** A name, tried from anywhere. */
        NAME(20, Duration.ofSeconds(1), Duration.ofSeconds(30)),
        /** A device on which the name has logged in before. */
        DEVICE(5, Duration.ofSeconds(30), Duration.ofMinutes(15));

        private final int free;
        private final Duration first;
        private final Duration longest;

        Rule(int free, Duration first, Duration longest) {
            this.free = free;
            this.first = first;
            this.longest = longest;
        }

        Duration delay(int count) {
            if (count < free) {
                return Duration.ZERO;
            }
            Duration delay = first.multipliedBy(1L << Math.min(count - free, 10));
            return delay.compareTo(longest) > 0 ? longest : delay;
        }
    }

    private record AttemptKey(Rule rule, String name, String from) {}

    /** How often it was tried, and until when nobody may try again. */
    private record Tries(int count, Instant last, Instant until) {

        Tries(int count, Instant now, Duration delay) {
            this(count, now, now.plus(delay));
        }
    }

    /**
     * Counts a try as failed, if one is allowed now.
     *
     * @return how long to wait before the next try, zero where this one may go on
     */
    synchronized Duration enter(LoginAttempt attempt) {
        Instant now = clock.instant();
        Duration wait = attempt.keys().stream()
                .map(key -> left(tries.get(key), now))
                .max(Duration::compareTo)
                .orElseThrow();
        if (wait.isZero()) {
            attempt.keys().forEach(key -> tries.put(key, next(key.rule(), tries.get(key), now)));
        }
        return wait;
    }

    /** Takes the last try back: it was right. */
    synchronized void succeeded(LoginAttempt attempt) {
        attempt.keys().forEach(key -> {
            if (key.rule() == Rule.PAIR || key.rule() == Rule.DEVICE) {
                tries.remove(key);
            } else {
                tries.computeIfPresent(
                        key, (same, before) -> new Tries(before.count() - 1, before.last(), Duration.ZERO));
            }
        });
    }

    private static Duration left(@Nullable Tries tries, Instant now) {
        return tries == null || !tries.until().isAfter(now) ? Duration.ZERO : Duration.between(now, tries.until());
    }

    private static Tries next(Rule rule, @Nullable Tries before, Instant now) {
        int count = before == null || before.last().plus(FORGOTTEN_AFTER).isBefore(now) ? 1 : before.count() + 1;
        return new Tries(count, now, rule.delay(count));
    }
}
