package dev.leadline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All points on the first, a middle and the last row, and a long story of random kills, on both databases. The number of
 * random kills is that of {@code -Dcrash.kills}, 200 unless set.
 */
@Tag("torture")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL")
@Execution(ExecutionMode.CONCURRENT)
class CrashTortureTests {

    private static final int ROWS = 13;
    private static final int MANY_ROWS = 10_000;
    private static final int IN_FLIGHT = 8;
    private static final int LATE_MILLIS = 100;
    private static final int KILLS = Integer.getInteger("crash.kills", 200);

    // so that all kills together last through the sending and into the confirming
    private static final int WORK_MILLIS = 3 * MANY_ROWS * LATE_MILLIS / IN_FLIGHT / KILLS;

    private static final Queue<String> FIGURES = new ConcurrentLinkedQueue<>();

    @TempDir
    private static Path folder;

    private static CrashFixture house;
    private static CrashFixture slowHouse;

    @BeforeAll
    static void open() throws IOException {
        house = CrashFixture.in(Files.createDirectory(folder.resolve("points")), 0);
        slowHouse = CrashFixture.in(Files.createDirectory(folder.resolve("random")), LATE_MILLIS);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
        slowHouse.close();
        String table = """
                | story | kills | rows | sent twice | lost | in doubt | most by one kill |
                | --- | --- | --- | --- | --- | --- | --- |
                """ + String.join("\n", FIGURES.stream().sorted().toList()) + "\n";
        System.out.println(table);
        Files.writeString(Path.of("target", "crash-figures.md"), table);
    }

    private static Stream<Arguments> everyPointOnRows() {
        return Stream.of(Database.values())
                .flatMap(database -> Stream.of(CrashPoint.values())
                        .flatMap(point -> rowsFor(point).mapToObj(row -> Arguments.of(database, point, row))));
    }

    private static LongStream rowsFor(CrashPoint point) {
        return point.ofARow() ? LongStream.of(1, (ROWS + 1) / 2, ROWS) : LongStream.of(1);
    }

    @ParameterizedTest
    @MethodSource("everyPointOnRows")
    void goesOnAfterTwoKillsAtAPoint(Database database, CrashPoint point, long row) {
        CrashSetup setting = CrashSetup.on(database.fresh(), ROWS, 1);
        CrashScenario story = house.story(point.atTheServer() ? setting.holding(row) : setting);
        boolean resuming = row % 2 == 1 && point.runHasBegun();

        assertThat(story.killAt(point, row, false)).as("killed").isTrue();
        if (story.killAt(point, row, resuming)) {
            story.goOn(resuming);
        }

        CrashResult judgement = CrashResult.of(story).isGood();
        keep(judgement.figures(database + ", " + point + ", row " + row));
        assertThat(judgement.inDoubt()).isEqualTo(point.leavesDoubt() ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource
    void comesToItsEndThroughRandomKills(Database database) {
        CrashScenario story = slowHouse.story(CrashSetup.on(database.fresh(), MANY_ROWS, IN_FLIGHT));
        RandomKills random = RandomKills.within(WORK_MILLIS);

        while (story.kills() < KILLS) {
            random.kill(story);
        }
        story.goOn(false);

        keep(CrashResult.of(story).isGood().figures(database + ", random moments"));
    }

    private static void keep(String figures) {
        FIGURES.add(figures);
        System.out.println(figures);
    }
}
