package dev.leadline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.KillablePostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server of PostgreSQL is killed while an import goes on, and comes back: at once, or after the import has given up. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL")
class DatabaseDiesTests {

    private static final int ROWS = 60;
    private static final int IN_FLIGHT = 4;
    private static final int LATE_MILLIS = 50;
    private static final int WORK_MILLIS = ROWS * LATE_MILLIS / IN_FLIGHT;
    private static final Random MOMENTS = new Random(Long.getLong("crash.seed", 4711));

    @TempDir
    private static Path folder;

    private static CrashFixture house;
    private static KillablePostgres database;

    @BeforeAll
    static void open() {
        house = CrashFixture.in(folder, LATE_MILLIS);
        database = KillablePostgres.in(folder);
    }

    @AfterAll
    static void close() {
        database.close();
        house.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void losesNothingAndGoesOn(boolean backAtOnce) {
        dies(backAtOnce);
    }

    @Tag("torture")
    @Test
    void losesNothingAndGoesOnTenTimes() {
        for (int time = 0; time < 10; time++) {
            dies(time % 2 == 0);
        }
    }

    private static void dies(boolean backAtOnce) {
        CrashSetup setting = CrashSetup.on(database.freshDatabase(), ROWS, IN_FLIGHT);
        CrashScenario story = house.story(backAtOnce ? setting : setting.withPatience(Duration.ofSeconds(5)));
        int moment = MOMENTS.nextInt(WORK_MILLIS);

        story.killDatabase(database, moment, backAtOnce)
                .ifPresentOrElse(bereft -> outlives(story, bereft, moment, backAtOnce), () -> dies(backAtOnce));
    }

    private static void outlives(CrashScenario story, CrashScenario.Ending bereft, int moment, boolean backAtOnce) {
        if (bereft.exit() == 5) {
            assertThat(bereft.said())
                    .contains("The database no longer responds. Check that it is running and has free disk space, then"
                            + " start again. Rows that were already sent are not sent again.");
            story.goOn(true);
        } else {
            assertThat(backAtOnce).as("outlived; it said%n%s", bereft.said()).isTrue();
        }
        CrashResult judgement = CrashResult.of(story).isGood();
        System.out.println(judgement.figures("PostgreSQL killed after %d ms, back %s, exit %d then %d"
                .formatted(moment, backAtOnce ? "at once" : "later", bereft.exit(), story.exit())));
    }
}
