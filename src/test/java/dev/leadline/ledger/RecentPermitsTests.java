package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The record of an account's permits: no 61 seconds hold more than the limit, and a pause costs little. */
class RecentPermitsTests {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration WINDOW = Duration.ofSeconds(61);

    private RecentPermits recent = RecentPermits.of(null, START);
    private Instant now = START;

    @Test
    void permitsAreEvenlySpaced() {
        List<Instant> permits = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            permits.addAll(grant(150, true));
            now = recent.next();
        }

        assertThat(gaps(permits)).containsOnly(Duration.ofNanos(406_667_000));
    }

    @Test
    void aPauseIsCaughtUpWithHalfAsFastAgain() {
        feed(150, Duration.ofSeconds(20));
        now = now.plusSeconds(4);

        List<Instant> after = feed(150, Duration.ofSeconds(12));

        assertThat(gaps(after).subList(0, 20)).containsOnly(Duration.ofNanos(271_111_000));
        assertThat(gaps(after).get(gaps(after).size() - 1)).isEqualTo(Duration.ofNanos(406_667_000));
        assertThat(between(after, now.minusSeconds(16), now))
                .as("16 s, each 407 ms")
                .isBetween(38L, 41L);
    }

    @Test
    void whatWasLeftOverLongAgoIsLost() {
        feed(150, Duration.ofSeconds(20));
        now = now.plus(Duration.ofHours(3));

        List<Instant> after = feed(150, Duration.ofSeconds(60));

        assertThat(after).as("10 s more than a minute").hasSizeBetween(60 * 150 / 61, 71 * 150 / 61);
    }

    @Test
    void whatTheApiHeldBackIsNotCaughtUpWith() {
        feed(150, Duration.ofSeconds(20));
        now = now.plusSeconds(8);

        List<Instant> after = new ArrayList<>(grant(150, false));
        after.addAll(feed(150, Duration.ofSeconds(5)));

        assertThat(gaps(after).subList(1, 10)).containsOnly(Duration.ofNanos(406_667_000));
    }

    @Test
    void aPermitTakenBackIsGrantedAgainAndAStrangeOneIsNot() {
        List<Instant> permits = feed(150, Duration.ofSeconds(5));
        Instant last = permits.get(permits.size() - 1);

        assertThat(recent.takeBack(List.of(last, last.plusMillis(1)), 150)).isEqualTo(1);
        assertThat(grant(150, true)).containsExactly(last);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noMinuteHoldsMoreThanTheLimitWhateverHappens(long seed) {
        Random random = new Random(seed);
        int limit = List.of(1, 2, 7, 10, 150, 600, 3000).get(random.nextInt(7));
        List<Instant> used = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            now = now.plusMillis(random.nextInt(100) == 0 ? random.nextInt(9_000) : random.nextInt(400));
            now = random.nextInt(1_000) == 0 ? now.minusMillis(random.nextInt(3_000)) : now;
            List<Instant> unused = used.stream()
                    .skip(Math.max(0, used.size() - 60))
                    .filter(permit -> random.nextInt(1_000) == 0)
                    .toList();
            recent.takeBack(unused, limit);
            used.removeAll(unused);
            used.addAll(recent.grant(
                    now,
                    new PermitRequest(
                            1 + random.nextInt(60),
                            limit,
                            Duration.ofMillis(random.nextInt(30)),
                            random.nextInt(100) > 0,
                            List.of(),
                            0,
                            Optional.empty())));
            recent = RecentPermits.of(recent.text(), recent.next());
        }

        assertThat(used).isSorted();
        for (int i = limit; i < used.size(); i++) {
            assertThat(Duration.between(used.get(i - limit), used.get(i))).isGreaterThanOrEqualTo(WINDOW);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 150, 3000})
    void withPausesNowAndThenNothingIsLost(int limit) {
        Random random = new Random(limit);
        int count = 0;
        while (now.isBefore(START.plus(Duration.ofMinutes(60)))) {
            count += feed(limit, Duration.ofSeconds(10 + random.nextInt(50))).size();
            now = now.plusMillis(random.nextInt(3_000));
        }

        long minutes = Duration.between(START, now).toSeconds() / 60;
        assertThat(count).isGreaterThanOrEqualTo((int) (0.97 * minutes * limit));
    }

    @Test
    void theTextOfAnEvenMinuteIsShort() {
        feed(3000, Duration.ofMinutes(3));

        assertThat(recent.text()).hasSizeLessThan(40);
    }

    @Test
    void theTextHasABoundHoweverUnevenAMinuteWas() {
        Random random = new Random(1);
        while (now.isBefore(START.plusSeconds(120))) {
            recent.grant(now, PermitRequest.of(1, 100_000));
            now = now.plusNanos(600_000 + random.nextInt(1_000_000));
        }
        String text = recent.text();
        RecentPermits again = RecentPermits.of(text, recent.next());

        assertThat(text.length()).isLessThanOrEqualTo(100_000);
        assertThat(again.text()).isEqualTo(text);
    }

    /** Takes each permit as soon as it is due, for a time. */
    private List<Instant> feed(int limit, Duration length) {
        List<Instant> permits = new ArrayList<>();
        Instant end = now.plus(length);
        while (now.isBefore(end)) {
            List<Instant> granted = grant(limit, true);
            permits.addAll(granted);
            now = later(now, granted.get(0));
        }
        return permits;
    }

    private List<Instant> grant(int limit, boolean catchUp) {
        return recent.grant(now, new PermitRequest(1, limit, Duration.ZERO, catchUp, List.of(), 0, Optional.empty()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static long between(List<Instant> permits, Instant start, Instant end) {
        return permits.stream()
                .filter(permit -> !permit.isBefore(start) && permit.isBefore(end))
                .count();
    }

    private static List<Duration> gaps(List<Instant> permits) {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < permits.size(); i++) {
            gaps.add(Duration.between(permits.get(i - 1), permits.get(i)));
        }
        return gaps;
    }
}
