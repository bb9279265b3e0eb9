package dev.leadline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.RealPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Killed at random moments, several times over, the import comes to its end, on both databases. */
@Tag("torture")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL")
@Execution(ExecutionMode.CONCURRENT)
class RandomCrashTests {

    private static final int ROWS = 30;
    private static final int IN_FLIGHT = 4;
    private static final int LATE_MILLIS = 50;

    @TempDir
    private static Path folder;

    private static CrashFixture house;

    @BeforeAll
    static void open() {
        house = CrashFixture.in(folder, LATE_MILLIS);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void goesOnAfterThreeKillsOnH2() {
        comesToItsEnd(house.story(CrashSetup.onH2(ROWS, IN_FLIGHT)), 3);
    }

    @Test
    void goesOnAfterTwoKillsOnPostgres() {
        comesToItsEnd(house.story(CrashSetup.on(RealPostgres.freshDatabase(), ROWS, IN_FLIGHT)), 2);
    }

    private static void comesToItsEnd(CrashScenario story, int kills) {
        RandomKills random = RandomKills.within(ROWS * LATE_MILLIS / IN_FLIGHT);
        while (story.kills() < kills) {
            random.kill(story);
        }
        story.goOn(false);

        assertThat(CrashResult.of(story).isGood().story().kills()).isEqualTo(kills);
    }
}
