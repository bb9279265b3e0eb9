package dev.leadline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.RealPostgres;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
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
 * Killed at one point after the other, the import goes on by itself, and only what was in flight is in doubt. The torture profile kills it at
 * every point.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL")
@Execution(ExecutionMode.CONCURRENT)
class CrashPointTests {

    private static final int ROWS = 13;
    private static final int POINTS_OF_DOUBT = 3;

    /** One point of each step, and each point at which a row is in doubt. */
    private static final Set<CrashPoint> STATIONS = EnumSet.of(
            CrashPoint.WHILE_STAGING,
            CrashPoint.CLAIM_COMMITTED,
            CrashPoint.REQUEST_READ_BY_THE_SERVER,
            CrashPoint.ANSWER_RECEIVED,
            CrashPoint.OUTCOME_RECORDED,
            CrashPoint.CONFIRMATION_RECEIVED,
            CrashPoint.BETWEEN_TWO_FILES_OF_THE_REPORT);

    @TempDir
    private static Path folder;

    private static CrashFixture house;

    @BeforeAll
    static void open() {
        house = CrashFixture.in(folder, 0);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void goesOnAfterAKillAtEachStation() {
        long held = row(CrashPoint.REQUEST_READ_BY_THE_SERVER);
        CrashScenario story = house.story(CrashSetup.onH2(ROWS, 1).holding(held));

        killAtEach(story, STATIONS);
        story.goOn(true);

        assertThat(CrashResult.of(story).isGood().inDoubt()).isEqualTo(POINTS_OF_DOUBT);
    }

    @Test
    void goesOnOnPostgresAfterAKillOnEachSideOfARequest() {
        long held = row(CrashPoint.REQUEST_READ_BY_THE_SERVER);
        CrashScenario story =
                house.story(CrashSetup.on(RealPostgres.freshDatabase(), ROWS, 1).holding(held));

        killAtEach(story, EnumSet.of(CrashPoint.CLAIM_COMMITTED, CrashPoint.REQUEST_READ_BY_THE_SERVER));
        story.goOn(true);

        assertThat(CrashResult.of(story).isGood().inDoubt()).isEqualTo(2);
        assertThat(story.log()).contains("1 row was being sent when Leadline was interrupted; it is now IN_DOUBT.");
    }

    @Tag("torture")
    @Test
    void goesOnAfterAKillAtEachPointBeforeAnythingIsSent() {
        CrashScenario story = house.story(CrashSetup.onH2(ROWS, 1));

        killAtEach(story, EnumSet.range(CrashPoint.BEFORE_THE_COPY, CrashPoint.BETWEEN_STAGE_AND_SUBMIT));
        story.goOn(true);

        assertThat(CrashResult.of(story).isGood().inDoubt()).isZero();
    }

    @Tag("torture")
    @Test
    void goesOnAfterAKillAtEachPointFromAClaimToItsAnswer() {
        long held = row(CrashPoint.REQUEST_READ_BY_THE_SERVER);
        CrashScenario story = house.story(CrashSetup.onH2(ROWS, 1).holding(held));

        killAtEach(story, EnumSet.range(CrashPoint.BEFORE_THE_CLAIM, CrashPoint.ANSWER_RECEIVED));
        story.goOn(true);

        assertThat(CrashResult.of(story).isGood().inDoubt()).isEqualTo(POINTS_OF_DOUBT);
        assertThat(story.log()).contains("1 row was being sent when Leadline was interrupted; it is now IN_DOUBT.");
    }

    @Tag("torture")
    @Test
    void goesOnAfterAKillAtEachPointFromAnOutcomeToTheEnd() {
        CrashScenario story = house.story(CrashSetup.onH2(ROWS, 1));

        killAtEach(story, EnumSet.range(CrashPoint.OUTCOME_RECORDED, CrashPoint.RUN_ENDED));
        story.goOn(true);

        assertThat(CrashResult.of(story).isGood().inDoubt()).isZero();
    }

    private static void killAtEach(CrashScenario story, Set<CrashPoint> points) {
        for (CrashPoint point : points) {
            assertThat(story.killAt(point, row(point), false))
                    .as("killed at %s; it said%n%s", point, story.log())
                    .isTrue();
        }
    }

    /** Each point has a row of its own, behind those of the points before. */
    private static long row(CrashPoint point) {
        return EnumSet.range(CrashPoint.BEFORE_THE_COPY, point).stream()
                .filter(CrashPoint::ofARow)
                .count();
    }
}
