package dev.leadline.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.ledger.LedgerFixture;
import dev.leadline.testing.KillablePostgres;
import dev.leadline.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Long stories of three workers: random kills of workers and managers ({@code -Dworkers.kills}, {@code -Dworkers.rows}), a PostgreSQL
 * that dies again and again, and how much faster three are than one.
 */
@Tag("torture")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL")
class WorkersTortureTests {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int ROWS = Integer.getInteger("workers.rows", 100_000);
    private static final int KILLS = Integer.getInteger("workers.kills", 20);
    private static final int TEAM = 3;
    private static final int IN_FLIGHT = 16;
    private static final int FAST_MILLIS = 20;
    private static final int LATE_MILLIS = 100;

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("crash.seed", new Random().nextLong(1_000_000));
    private final Random random = new Random(seed);

    @Test
    void comesToItsEndThroughRandomKillsOfWorkersAndManagers() throws InterruptedException {
        System.out.println("Random kills: replay them with -Dcrash.seed=" + seed);
        try (CrashFixture house = CrashFixture.in(folder, FAST_MILLIS);
                WorkerTeam team = WorkerTeam.of(house, CrashSetup.on(ledger(), ROWS, IN_FLIGHT))
                        .withWorkers(TEAM)) {
            List<Process> alive = new ArrayList<>(List.of(team.begin()));
            Instant begun = Instant.now();
            for (int kill = 0; kill < KILLS; kill++) {
                awaitSent(team, (long) ROWS * (kill + 1) / (KILLS + 2));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
                alive.addAll(team.workers());
                Process victim = alive.get(random.nextInt(alive.size()));
                team.kill(victim);
                alive.removeIf(process -> !process.isAlive());
                alive.removeAll(team.workers());
                team.startWorker();
            }
            team.awaitRun();

            CrashResult result = CrashResult.of(team.story()).isGood();
            System.out.println(result.figures("3 workers on PostgreSQL, workers and managers killed at random moments")
                    + " in %d s"
                            .formatted(Duration.between(begun, Instant.now()).toSeconds()));
            assertThat(team.story().kills()).isEqualTo(KILLS);
        }
    }

    @Test
    void losesNothingWhenPostgresqlDiesTenTimes() throws IOException {
        int rows = 4_000;
        int deaths = 10;
        try (CrashFixture house = CrashFixture.in(Files.createDirectory(folder.resolve("house")), LATE_MILLIS);
                KillablePostgres server = KillablePostgres.in(folder)) {
            String database = server.freshDatabase();
            LedgerFixture.at(database).close();
            try (WorkerTeam team = WorkerTeam.of(house, CrashSetup.on(database, rows, IN_FLIGHT))
                    .withWorkers(TEAM)) {
                team.begin();
                for (int death = 0; death < deaths; death++) {
                    int enough = team.story().posts().size() + random.nextInt(rows / deaths / 2);
                    await().atMost(LONGEST)
                            .until(() -> team.resumeIfStopped().story().posts().size() > enough);
                    server.kill();
                    server.startAgain();
                }
                await().atMost(LONGEST).until(() -> team.resumeIfStopped().hasCompleted());
                team.awaitRun();

                CrashResult result = CrashResult.of(team.story());
                assertThat(result.sentTwice()).as("sent twice").isEmpty();
                assertThat(result.lost()).as("lost").isEmpty();
                assertThat(result.inDoubt()).as("in doubt").isLessThanOrEqualTo(deaths * (TEAM + 1) * IN_FLIGHT);
                System.out.println(result.figures("3 workers, PostgreSQL killed %d times, %d starts of import"
                        .formatted(deaths, team.managers())));
            }
        }
    }

    @Test
    void threeSendFasterThanOne() {
        int inFlight = 8;
        int rows = Integer.getInteger("workers.speed.rows", 2_400);
        try (CrashFixture house = CrashFixture.in(folder, LATE_MILLIS)) {
            double one = rowsPerSecond(house, rows, inFlight, 1);
            double three = rowsPerSecond(house, rows, inFlight, TEAM);

            System.out.printf(
                    "1 worker: %.0f rows/s, 3 workers: %.0f rows/s, %.2f times (%d ms latency, %d in flight each)%n",
                    one, three, three / one, LATE_MILLIS, inFlight);
            assertThat(three / one).isGreaterThanOrEqualTo(2.5);
        }
    }

    private static double rowsPerSecond(CrashFixture house, int rows, int inFlight, int workers) {
        try (WorkerTeam team =
                WorkerTeam.of(house, CrashSetup.on(ledger(), rows, inFlight)).withWorkers(workers)) {
            team.begin();
            team.awaitManager();
            CrashResult.of(team.story()).isGood();
            List<Instant> posts = team.story().posts().stream()
                    .map(CountingServerProcess.Post::at)
                    .toList();
            return 1_000.0
                    * rows
                    / Duration.between(posts.get(0), posts.get(posts.size() - 1))
                            .toMillis();
        }
    }

    private static void awaitSent(WorkerTeam team, long rows) {
        await().atMost(LONGEST).until(() -> team.number("select count(*) from row_attempt") >= rows);
    }

    private static String ledger() {
        String database = RealPostgres.freshDatabase();
        LedgerFixture.at(database).close();
        return database;
    }
}
