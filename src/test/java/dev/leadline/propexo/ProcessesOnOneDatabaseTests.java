package dev.leadline.propexo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Processes that share the permits of one database, on machines whose clocks differ and that pause now and then, in a time of
 * their own. What counts is what the API sees: the requests of all of them, however late a process gets to send them.
 */
class ProcessesOnOneDatabaseTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void noMinuteHoldsMoreThanTheLimitWhateverHappens(long seed) {
        Random random = new Random(seed);
        int limit = List.of(10, 150, 600, 3000).get(random.nextInt(4));
        SimulatedApi api = new SimulatedApi(limit, random);
        api.pauses(0.05, Duration.ofSeconds(4));
        List<SimulatedApi.Client> clients = new ArrayList<>();
        for (int second = 0; second < 240; second += 1 + random.nextInt(20)) {
            api.runUntil(Duration.ofSeconds(second));
            if (clients.size() > 1 + random.nextInt(3)) {
                clients.remove(random.nextInt(clients.size())).kill();
            } else {
                clients.add(api.start());
            }
        }
        api.runUntil(Duration.ofMinutes(5));

        assertThat(SlidingMinute.worst(api.arrivals())).isLessThanOrEqualTo(limit);
        assertThat(api.refused()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"150, 1", "150, 2", "600, 3", "3000, 4", "3000, 5", "3000, 6"})
    void pausesOfASecondOrTwoCostNothing(int limit, long seed) {
        SimulatedApi api = new SimulatedApi(limit, new Random(seed));
        api.pauses(0.004, Duration.ofSeconds(2));
        api.start();
        api.start();

        api.runUntil(Duration.ofMinutes(5));

        assertThat(api.accepted()).isGreaterThanOrEqualTo((int) (0.96 * 5 * limit));
        assertThat(SlidingMinute.worst(api.arrivals())).isLessThanOrEqualTo(limit);
        assertThat(api.refused()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"150, 1", "600, 2", "3000, 3"})
    void requestsThatWaitForTheDiskDoNotCrowdIntoAMinute(int limit, long seed) {
        SimulatedApi api = new SimulatedApi(limit, new Random(seed));
        api.claimsStall(Duration.ofSeconds(20), Duration.ofSeconds(3));
        api.start();
        api.start();

        api.runUntil(Duration.ofMinutes(5));

        assertThat(SlidingMinute.worst(api.arrivals())).isLessThanOrEqualTo(limit);
        assertThat(api.refused()).isZero();
        assertThat(api.accepted()).isGreaterThanOrEqualTo((int) (0.8 * 5 * limit));
    }

    /** The first process takes its time to close the database's file, and the other cannot open it meanwhile. */
    @ParameterizedTest
    @CsvSource({"150, 1", "3000, 2", "3000, 3", "3000, 4", "3000, 5"})
    void oneThatEndsAndHandsTheDatabaseOverCostsNothing(int limit, long seed) {
        SimulatedApi api = new SimulatedApi(limit, new Random(seed));
        SimulatedApi.Client first = api.start();
        api.start();
        api.runUntil(Duration.ofSeconds(25));
        first.kill();
        api.freezeDatabase(Duration.ofMillis(2_500));

        api.runUntil(Duration.ofSeconds(70));
        assertThat(api.accepted() / (double) limit * 60 / 70).isGreaterThanOrEqualTo(0.96);

        api.runUntil(Duration.ofMinutes(3));
        assertThat(SlidingMinute.worst(api.arrivals())).isLessThanOrEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource({"150, 1", "150, 2", "600, 3", "3000, 4", "3000, 5"})
    void leaveAThirdToAProgramOfSomebodyElseAndUseTheRest(int limit, long seed) {
        SimulatedApi api = new SimulatedApi(limit, new Random(seed));
        api.usedByOthers(limit / 3);
        api.pauses(0.001, Duration.ofSeconds(1));
        api.start();
        api.start();

        api.runUntil(Duration.ofMinutes(5));

        assertThat(api.refused()).isZero();
        assertThat(api.accepted()).isGreaterThanOrEqualTo((int) (0.95 * 5 * (limit - limit / 3)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneThatStartsInTheMiddleOfTheMinuteSlowsNobodyDown(long seed) {
        SimulatedApi api = new SimulatedApi(3000, new Random(seed));
        api.start();
        api.runUntil(Duration.ofSeconds(45));
        int before = api.accepted();
        api.start();

        api.runUntil(Duration.ofSeconds(105));

        assertThat(api.accepted() - before).isGreaterThanOrEqualTo((int) (0.97 * 3000));
        assertThat(SlidingMinute.worst(api.arrivals())).isLessThanOrEqualTo(3000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneThatStartsWhenAnotherHasEndedSendsAsFast(long seed) {
        SimulatedApi api = new SimulatedApi(3000, new Random(seed));
        SimulatedApi.Client first = api.start();
        api.runUntil(Duration.ofSeconds(45));
        first.kill();
        api.runUntil(Duration.ofSeconds(48));
        int before = api.accepted();
        api.start();

        api.runUntil(Duration.ofSeconds(108));

        assertThat(api.accepted() - before).isGreaterThanOrEqualTo((int) (0.96 * 3000));
        assertThat(SlidingMinute.worst(api.arrivals())).isLessThanOrEqualTo(3000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneThatStartsInTheMiddleOfTheMinuteLeavesAThirdToAProgramOfSomebodyElse(long seed) {
        SimulatedApi api = new SimulatedApi(3000, new Random(seed));
        api.usedByOthers(1000);
        api.start();
        api.runUntil(Duration.ofSeconds(70));
        api.start();

        api.runUntil(Duration.ofMinutes(4));

        assertThat(api.refused()).isZero();
    }

    @Test
    void threeProcessesGetAThirdEach() {
        SimulatedApi api = new SimulatedApi(600, new Random(1));
        api.pauses(0.004, Duration.ofSeconds(1));
        List<SimulatedApi.Client> clients =
                IntStream.range(0, 3).mapToObj(i -> api.start()).toList();

        api.runUntil(Duration.ofMinutes(5));

        int all = api.accepted();
        assertThat(clients)
                .allSatisfy(client -> assertThat(client.sent()).isBetween((int) (0.28 * all), (int) (0.39 * all)));
    }

    @Test
    void aProcessThatTakesOverFromAKilledOneReachesTheLimit() {
        SimulatedApi api = new SimulatedApi(3000, new Random(3));
        SimulatedApi.Client killed = api.start();
        api.runUntil(Duration.ofSeconds(30));
        killed.kill();
        api.runUntil(Duration.ofSeconds(36));
        api.start();

        api.runUntil(Duration.ofSeconds(126));

        long afterwards = api.arrivals().stream()
                .filter(time -> time >= Duration.ofSeconds(66).toNanos())
                .count();
        assertThat(afterwards).isGreaterThanOrEqualTo((long) (0.95 * 3000));
        assertThat(SlidingMinute.worst(api.arrivals())).isLessThanOrEqualTo(3000);
    }
}
