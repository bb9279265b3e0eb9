package dev.leadline.propexo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The promise of the pace, over simulated hours: no 60 seconds hold more than the limit, and little of it is wasted. */
class SlidingWindowTests {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = 60 * SECOND;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 60, 150, 600, 6000})
    void fedContinuouslyItKeepsTheBoundAndReachesThePace(int limit) {
        Simulation simulation = new Simulation(limit, new Random(limit));
        simulation.feedFor(30 * MINUTE, Duration.ofMillis(40));

        assertThat(SlidingMinute.worst(simulation.arrivals)).isLessThanOrEqualTo(limit);
        assertThat(simulation.sent()).isGreaterThanOrEqualTo((long) (0.97 * 30 * limit));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 150, 600})
    void afterIdlingItDoesNotCatchUp(int limit) {
        Simulation simulation = new Simulation(limit, new Random(7));
        for (int i = 0; i < 60; i++) {
            simulation.feedFor(simulation.random.nextLong(2 * MINUTE), Duration.ZERO);
            simulation.now += simulation.random.nextLong(3 * MINUTE);
        }

        assertThat(SlidingMinute.worst(simulation.arrivals)).isLessThanOrEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsTheBoundWhateverIsGivenBackAndHoweverLateWaitersWake(long seed) {
        Simulation simulation = new Simulation(150, new Random(seed));
        List<Long> held = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            long permit = simulation.take(simulation.random.nextLong(2 * SECOND));
            held.add(permit);
            if (simulation.random.nextInt(3) == 0) {
                Collections.shuffle(held, simulation.random);
                int back = simulation.random.nextInt(held.size() + 1);
                held.subList(0, back).forEach(simulation::giveBack);
                held.subList(0, back).clear();
            }
            if (held.size() > 16) {
                held.clear();
            }
        }

        assertThat(SlidingMinute.worst(simulation.grants)).isLessThanOrEqualTo(150);
    }

    @Test
    void thePermitsOf150AMinuteAre407MillisecondsApart() {
        Simulation simulation = new Simulation(150, new Random(0));
        List<Long> gaps = new ArrayList<>();
        long before = simulation.take(0);
        for (int i = 0; i < 500; i++) {
            long permit = simulation.take(0);
            gaps.add((permit - before) / 1_000_000);
            before = permit;
        }

        assertThat(gaps).containsOnly(406L);
    }

    @Test
    void aPermitGivenBackCostsNoTime() {
        Simulation simulation = new Simulation(150, new Random(0));
        simulation.take(0);
        long used = simulation.take(0);
        for (int i = 0; i < 1_000; i++) {
            simulation.giveBack(simulation.take(0));
        }

        assertThat(simulation.take(0) - used).isLessThan(SECOND);
    }

    @Test
    void aLowerLimitThanTheConfiguredOneIsKeptFromTheFirstAnswerOn() {
        Simulation simulation = new Simulation(150, new Random(1));
        simulation.take(0);
        simulation.window.observe(simulation.now, 30, 29);
        simulation.feedFor(10 * MINUTE, Duration.ZERO);

        assertThat(SlidingMinute.worst(simulation.grants)).isLessThanOrEqualTo(30);
        assertThat(simulation.sent()).isGreaterThan((long) (0.97 * 300));
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 1000})
    void aHigherLimitOrNonsenseChangesNothing(int advertised) {
        Simulation simulation = new Simulation(60, new Random(1));
        simulation.window.observe(simulation.now, advertised, -3);
        simulation.window.observe(simulation.now, 0, null);
        simulation.feedFor(10 * MINUTE, Duration.ZERO);

        assertThat(SlidingMinute.worst(simulation.grants)).isLessThanOrEqualTo(60);
        assertThat(simulation.sent()).isGreaterThan((long) (0.97 * 600));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "13,0", "37,0", "59,0", "0,50", "23,50", "41,100"})
    void sharesTheServersMinuteWithOthers(int turnsAt, int others) {
        Server server = new Server(150, turnsAt * SECOND, others);
        Simulation simulation = new Simulation(150, new Random(turnsAt));
        simulation.server = server;
        simulation.feedFor(30 * MINUTE, Duration.ofMillis(20));

        assertThat(server.refused).isLessThanOrEqualTo(others == 0 ? 0 : 3);
        assertThat(simulation.sent()).isGreaterThanOrEqualTo((long) (0.9 * 30 * (150 - others)));
    }

    @Test
    void aloneItLosesNothingToWhatRemains() {
        Server server = new Server(150, 29 * SECOND, 0);
        Simulation simulation = new Simulation(150, new Random(29));
        simulation.server = server;
        simulation.feedFor(30 * MINUTE, Duration.ofMillis(20));

        assertThat(server.refused).isZero();
        assertThat(simulation.sent()).isGreaterThanOrEqualTo((long) (0.97 * 30 * 150));
    }

    @Test
    void noLimitMeansNoLimitWhateverTheServerSays() {
        SlidingWindow window = new SlidingWindow(0);
        window.observe(0, 1, 0);
        for (int i = 0; i < 1_000; i++) {
            assertThat(window.untilFree(0)).isLessThanOrEqualTo(0);
            window.take(0);
        }
        window.pause(SECOND);
        assertThat(window.untilFree(0)).isEqualTo(SECOND);
    }

    @Test
    void whatIsAnsweredToRequestsFromBeforeAPauseIsOldNewsAfterIt() {
        SlidingWindow window = new SlidingWindow(150);
        window.take(0);
        window.pause(5 * SECOND);
        window.observe(SECOND, 150, 0);

        assertThat(window.untilFree(5 * SECOND)).isLessThanOrEqualTo(0);
    }

    /** A client that always has something to send, in a time of its own. */
    private static final class Simulation {

        private final SlidingWindow window;
        private final Random random;
        private final List<Long> grants = new ArrayList<>();
        private final List<Long> arrivals = new ArrayList<>();
        private final TreeMap<Long, Runnable> answers = new TreeMap<>();
        private @Nullable Server server;
        private long now = -123 * SECOND;

        Simulation(int limit, Random random) {
            this.window = new SlidingWindow(limit);
            this.random = random;
        }

        /** Takes the next permit, woken up to so many nanoseconds late. */
        long take(long lateness) {
            for (long wait = window.untilFree(now); wait > 0; wait = window.untilFree(now)) {
                long wake = now + wait + (lateness == 0 ? 0 : random.nextLong(lateness));
                now = answers.isEmpty() ? wake : Math.max(now, Math.min(wake, answers.firstKey()));
                answers.headMap(now, true).values().forEach(Runnable::run);
                answers.headMap(now, true).clear();
            }
            window.take(now);
            grants.add(now);
            return now;
        }

        void giveBack(long permit) {
            window.giveBack(permit);
            grants.remove(permit);
        }

        /** Sends for a time; each request needs up to a second to the server, its answer up to two more. */
        void feedFor(long duration, Duration lateness) {
            long end = now + duration;
            while (window.untilFree(now) <= 0 || now + window.untilFree(now) < end) {
                long sentAt = take(lateness.toNanos());
                arrivals.add(sentAt + random.nextLong(SECOND));
                if (server != null) {
                    int limit = server.limit;
                    int remaining = server.serve(sentAt + random.nextLong(SECOND / 10));
                    answers.put(
                            sentAt + SECOND / 10 + random.nextLong(2 * SECOND),
                            () -> window.observe(sentAt, limit, remaining));
                }
            }
            now = Math.max(now, end);
        }

        long sent() {
            return grants.size();
        }
    }

    /** A server with a fixed minute, of which others use a part evenly. */
    private static final class Server {

        private final int limit;
        private final long turnsAt;
        private final int others;
        private long minute = Long.MIN_VALUE;
        private int ours;
        private int refused;

        Server(int limit, long turnsAt, int others) {
            this.limit = limit;
            this.turnsAt = turnsAt;
            this.others = others;
        }

        int serve(long time) {
            long current = Math.floorDiv(time - turnsAt, MINUTE);
            if (current != minute) {
                minute = current;
                ours = 0;
            }
            ours++;
            long into = Math.floorMod(time - turnsAt, MINUTE);
            int used = ours + (int) (others * into / MINUTE);
            if (used > limit) {
                refused++;
            }
            return Math.max(0, limit - used);
        }
    }
}
