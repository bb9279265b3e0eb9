package dev.leadline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Killed at every point on the middle row, the import goes on by itself, and only what was in flight is in doubt. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL")
@Execution(ExecutionMode.CONCURRENT)
class CrashPointTests {

    private static final int ROWS = 13;
    private static final long MIDDLE = 7;

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

    @ParameterizedTest
    @EnumSource
    void goesOnAfterAKill(CrashPoint point) {
        CrashScenario story =
                house.story(point.atTheServer() ? CrashSetup.onH2(ROWS, 1).holding(MIDDLE) : CrashSetup.onH2(ROWS, 1));

        assertThat(story.killAt(point, MIDDLE, false)).as("killed").isTrue();
        story.goOn(point.runHasBegun() && (point.leavesDoubt() || !point.ofARow()));

        CrashResult judgement = CrashResult.of(story).isGood();
        assertThat(judgement.inDoubt()).isEqualTo(point.leavesDoubt() ? 1 : 0);
        if (point.leavesDoubt()) {
            assertThat(story.log()).contains("1 row was being sent when Leadline was interrupted; it is now IN_DOUBT.");
        }
    }
}
