package dev.leadline.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.ledger.LedgerFixture;
import dev.leadline.testing.RealPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A run whose rows are sent by workers, which are processes with homes of their own: each row is sent once, whoever dies. The
 * torture profile tells more of these stories, and longer ones.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL")
@Execution(ExecutionMode.CONCURRENT)
class WorkersTests {

    private static final int ROWS = 400;
    private static final int IN_FLIGHT = 4;
    private static final int LATE_MILLIS = 50;
    private static final int WORK_MILLIS = ROWS * LATE_MILLIS / IN_FLIGHT / 2;
    private static final Random MOMENTS = new Random(Long.getLong("crash.seed", 4711));

    @TempDir
    private static Path folder;

    private static CrashFixture house;
    private static String ledger;

    @BeforeAll
    static void open() {
        house = CrashFixture.in(folder, LATE_MILLIS);
        // workers wait for it
        ledger = RealPostgres.freshDatabase();
        LedgerFixture.at(ledger).close();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** As an import into a sandbox does, beside workers of the live API. */
    @Tag("torture")
    @Test
    void leaveAnImportForAnotherApiToItsOwnProcess() {
        try (WorkerTeam team = WorkerTeam.of(house, setting()).withWorkerOf("http://127.0.0.1:1")) {
            team.startManager();

            team.awaitManager();

            assertThat(CrashResult.of(team.story()).isGood().inDoubt()).isZero();
            assertThat(team.story().posts()).hasSize(ROWS);
            assertThat(team.rowsByWorker()).as("rows by worker").containsOnlyKeys(0L);
        }
    }

    @Tag("torture")
    @Test
    void sendEachRowOnceAlsoWhenOneIsAskedToStop() throws InterruptedException {
        try (WorkerTeam team = WorkerTeam.of(house, setting()).withWorkers(2)) {
            team.begin();
            Process stopped = team.workers().get(0);
            stopped.destroy();
            assertThat(stopped.waitFor(1, TimeUnit.MINUTES)).isTrue();

            team.awaitManager();

            assertThat(stopped.exitValue()).isZero();
            assertThat(team.story().logOf("worker-1"))
                    .contains("Stopping after the requests in flight have been answered.");
            assertThat(CrashResult.of(team.story()).isGood().inDoubt()).isZero();
            assertThat(team.story().posts()).hasSize(ROWS);
            assertThat(team.rowsByWorker()).as("rows by worker").doesNotContainKey(0L);
            assertThat(team.number("select count(*) from run_partition"))
                    .as("partitions that are left")
                    .isZero();
        }
    }

    @Test
    void takeOverFromAWorkerAndFromTheManager() {
        try (WorkerTeam team = WorkerTeam.of(house, setting()).withWorkers(2)) {
            Process manager = team.begin();
            pause(MOMENTS.nextInt(WORK_MILLIS));
            team.kill(team.workers().get(0));
            pause(MOMENTS.nextInt(WORK_MILLIS));
            team.kill(manager);

            team.awaitRun();

            assertThat(CrashResult.of(team.story()).isGood().inDoubt())
                    .as("in doubt, of the worker that was killed")
                    .isLessThanOrEqualTo(IN_FLIGHT);
        }
    }

    /** Some rows are in the ledger, and the others only in the copy of the file, in the home of the manager. */
    @Test
    void continueARunWhoseManagerWasReadingTheFileInTheSameHome() {
        try (WorkerTeam team = WorkerTeam.of(house, setting())) {
            killWhileStaging(team);
            team.startWorkerBesideManager();

            team.awaitRun();

            assertThat(CrashResult.of(team.story()).isGood().inDoubt()).isZero();
            assertThat(team.story().posts()).hasSize(ROWS);
        }
    }

    @Tag("torture")
    @Test
    void leaveARunWhoseFileIsInAnotherHomeToWhoeverHasTheFile() {
        try (WorkerTeam team = WorkerTeam.of(house, setting()).withWorkers(1)) {
            killWhileStaging(team);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> team.story()
                            .logOf("worker-1")
                            .contains(
                                    "Run 1 was interrupted, and cannot be continued here: its file was not read completely,"
                                            + " and the copy of the file is in another home. Resume the run there, or import the file"
                                            + " again, which continues the run."));
            assertThat(team.story().posts()).isEmpty();

            CrashScenario.Ending resumed = team.story().startIn("second-home", true);
            assertThat(resumed.exit()).isEqualTo(3);
            assertThat(resumed.said())
                    .contains("Run 1 has not read leads.csv completely, and its copy of the file is not in this home.")
                    .contains(
                            "Resume the run in the home where it started, or import the file again here, which continues the run.");

            CrashScenario.Ending imported = team.story().startIn("second-home", false);
            assertThat(imported.exit()).as(imported.said()).isZero();
            assertThat(team.number("select count(*) from run where status = 'COMPLETED'"))
                    .isEqualTo(1);
            assertThat(team.number("select count(*) from run_row where status = 'CREATED'"))
                    .isEqualTo(ROWS);
            assertThat(team.story().posts())
                    .extracting(CountingServerProcess.Post::email)
                    .hasSize(ROWS)
                    .doesNotHaveDuplicates();
        }
    }

    private static void killWhileStaging(WorkerTeam team) {
        try (Debugger debugger = Debugger.listen()) {
            Process manager = team.startManager(debugger.option(), "-Dleadline.batch.stage-chunk=50");
            assertThat(debugger.reaches(
                            CrashPoint.WHILE_STAGING, team.story().setting().lead(ROWS / 2)))
                    .isTrue();
            team.kill(manager);
        }
        assertThat(team.number("select count(*) from run_row")).isBetween(1L, ROWS - 1L);
    }

    @Test
    void putAClaimedRowInDoubtThatWasNotSent() throws Exception {
        try (WorkerTeam team = WorkerTeam.of(house, setting());
                Debugger debugger = Debugger.listen()) {
            Process worker = team.startWorker(debugger.option());
            CompletableFuture<Boolean> reached = CompletableFuture.supplyAsync(() -> debugger.reaches(
                    CrashPoint.CLAIM_COMMITTED, team.story().setting().lead(1)));
            team.awaitWorkers(1).startManager();
            assertThat(reached.get(2, TimeUnit.MINUTES)).isTrue();
            team.kill(worker);

            team.awaitManager();

            assertThat(CrashResult.of(team.story()).isGood().inDoubt())
                    .as("in doubt, the claimed row at least")
                    .isBetween(1, IN_FLIGHT);
            assertThat(team.rowsByWorker())
                    .as("the manager goes on where no worker is alive")
                    .containsKey(0L);
        }
    }

    @Tag("torture")
    @Test
    void putARowInDoubtWhoseRequestIsOpen() {
        try (WorkerTeam team = WorkerTeam.of(house, setting().holding(1)).withWorkers(1)) {
            CompletableFuture<String> held = team.story().held();
            team.startManager();
            held.join();
            team.kill(team.workers().get(0));

            team.awaitManager();

            assertThat(CrashResult.of(team.story()).isGood().inDoubt()).isPositive();
            assertThat(team.story().log()).contains("being sent when Leadline was interrupted; ");
        }
    }

    @Tag("torture")
    @Test
    void sendTwoRunsSideBySide() {
        try (WorkerTeam team = WorkerTeam.of(house, setting()).withWorkers(1)) {
            Process one = team.begin();
            Process other = team.story().startOther();
            CompletableFuture.anyOf(one.onExit(), other.onExit()).join();
            long sentOfTheLater =
                    team.number("select min(n) from (select count(*) as n from row_attempt group by run_id) sent");
            team.awaitManager();
            assertThat(ImportProcess.exitOf(other)).isZero();

            assertThat(sentOfTheLater)
                    .as("rows of the later run when the earlier one had ended")
                    .isPositive();
            assertThat(team.story().posts())
                    .extracting(CountingServerProcess.Post::email)
                    .hasSize(2 * ROWS)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void stopWithTheirRun() {
        try (WorkerTeam team = WorkerTeam.of(house, setting()).withWorkers(2)) {
            team.begin();
            team.askToStop();

            assertThat(team.awaitManager().story().exit()).isEqualTo(130);
            int sent = team.story().posts().size();
            assertThat(sent).isLessThan(ROWS);
            assertThat(team.number("select count(*) from run_row where status = 'SENDING'"))
                    .isZero();
            team.story().goOn(true);

            assertThat(CrashResult.of(team.story()).isGood().inDoubt()).isZero();
            assertThat(team.rowsByWorker()).as("rows by worker").containsOnlyKeys(1L, 2L);
        }
    }

    @Tag("torture")
    @Test
    void stopARunForTheReasonThatOneOfThemHas() {
        try (WorkerTeam team = WorkerTeam.of(house, setting())) {
            team.startWorker("-Dleadline.api.token=denied");
            team.awaitWorkers(1).startManager();

            assertThat(team.awaitManager().story().exit()).isEqualTo(5);
            assertThat(team.story().log()).contains("rejected the token").contains("(401)");
            assertThat(team.story().posts()).isEmpty();
        }
    }

    @Test
    void keepTheRateLimitTogether() {
        long perSecond = 4;
        CrashSetup limited =
                CrashSetup.on(RealPostgres.copyOf(ledger), 240, IN_FLIGHT).limitedTo(60 * 4);
        try (WorkerTeam team = WorkerTeam.of(house, limited).withWorkers(3)) {
            team.begin();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> team.rowsByWorker().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()
                            > 15 * perSecond);

            List<Instant> posts = team.story().posts().stream()
                    .map(CountingServerProcess.Post::at)
                    .toList();
            assertThat(team.rowsByWorker()).as("rows by worker").containsOnlyKeys(1L, 2L, 3L);
            assertThat(posts)
                    .as(
                            "requests within 5 seconds, of which three that know nothing of each other make three times as many")
                    .allSatisfy(from -> assertThat(posts.stream()
                                    .filter(at -> !at.isBefore(from) && at.isBefore(from.plusSeconds(5)))
                                    .count())
                            .isLessThanOrEqualTo(2 * 5 * perSecond));
        }
    }

    private static CrashSetup setting() {
        return CrashSetup.on(RealPostgres.copyOf(ledger), ROWS, IN_FLIGHT);
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
