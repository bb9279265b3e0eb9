package dev.leadline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two processes start the same file at the same moment: one imports, the other says so. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the house of these processes is built on POSIX signals")
@Execution(ExecutionMode.CONCURRENT)
class TwoAtOnceTests {

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

    @ParameterizedTest
    @EnumSource
    void oneImportsAndTheOtherSaysSo(Database database) {
        startTwice(database, 1);
    }

    @Tag("torture")
    @ParameterizedTest
    @EnumSource
    void oneImportsAndTheOtherSaysSoTwentyTimes(Database database) {
        startTwice(database, 20);
    }

    private static void startTwice(Database database, int times) {
        AtomicInteger late = new AtomicInteger();
        for (int time = 1; time <= times; time++) {
            CrashScenario story = house.story(CrashSetup.on(database.fresh(), ROWS, IN_FLIGHT));
            List<CrashScenario.Ending> endings = story.startTwice();
            boolean firstImported = !wasTurnedAway(endings.get(0));
            CrashScenario.Ending importer = endings.get(firstImported ? 0 : 1);
            CrashScenario.Ending other = endings.get(firstImported ? 1 : 0);

            assertThat(importer.exit())
                    .as("exit; it said%n%s%nand the other%n%s", importer.said(), other.said())
                    .isZero();
            assertThat(importer.said()).contains("Run 1: leads.csv to generic, done.");
            saysSo(other, importer, late);
            assertThat(story.posts()).hasSize(ROWS);
            assertThat(CrashResult.of(story).isGood().inDoubt()).isZero();
        }
        System.out.println(
                "| two at once, %s | %d starts | %d rows each | %d said who owns the run | %d came after its end |"
                        .formatted(database, times, ROWS, times - late.get(), late.get()));
    }

    private static boolean wasTurnedAway(CrashScenario.Ending ending) {
        return ending.exit() == 5 || ending.said().contains("Run 1 already imported this file, on ");
    }

    private static void saysSo(CrashScenario.Ending other, CrashScenario.Ending importer, AtomicInteger late) {
        if (other.exit() == 0) {
            late.incrementAndGet();
            assertThat(other.said()).contains("Run 1 already imported this file, on ", "Nothing was sent.");
        } else {
            assertThat(other.exit()).as("exit; it said%n%s", other.said()).isEqualTo(5);
            assertThat(other.said())
                    .containsPattern("Run 1 is already running \\(process " + importer.pid()
                            + "@\\S+\\)\\. Wait for it to finish, or stop it: leadline stop 1 --home .*");
        }
    }
}
