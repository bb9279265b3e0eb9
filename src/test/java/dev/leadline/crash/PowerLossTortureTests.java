package dev.leadline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power fails at random moments while a file is imported, and the import goes on from what the disk had been told: nothing
 * is sent twice, nothing is lost. How often is {@code -Dcrash.cuts}, 30 times unless set; the moments come from
 * {@code -Dcrash.seed}. Needs root, {@code losetup} and {@code mkfs.ext4}.
 */
@Tag("torture")
@EnabledOnOs(value = OS.LINUX, disabledReason = "the disk is a loop device")
class PowerLossTortureTests {

    private static final int ROWS = Integer.getInteger("crash.rows", 1_000);
    private static final int IN_FLIGHT = 8;
    private static final int LATE_MILLIS = 100;
    private static final int CUTS = Integer.getInteger("crash.cuts", 30);
    // so that all cuts together last through the sending and into the confirming
    private static final int WORK_MILLIS = 3 * ROWS * LATE_MILLIS / IN_FLIGHT / CUTS;

    @TempDir
    private static Path folder;

    private static LoopDisk disk;
    private static CrashFixture house;

    @BeforeAll
    static void open() {
        try {
            disk = LoopDisk.in(folder);
        } catch (IOException e) {
            String skipped = "SKIPPED, power loss is not tested on this machine: " + e.getMessage();
            System.out.println(skipped);
            Assumptions.abort(skipped);
        }
        house = CrashFixture.in(folder, LATE_MILLIS);
    }

    @AfterAll
    static void close() throws IOException {
        if (house != null) {
            house.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void sendsNothingTwiceWhenThePowerFailsAgainAndAgain() throws IOException {
        Path home = Files.createDirectory(disk.mountPoint().resolve("story"));
        CrashScenario story = house.story(CrashSetup.onH2(ROWS, IN_FLIGHT), home);
        disk.sync();
        RandomKills random = RandomKills.within(WORK_MILLIS);

        while (story.kills() < CUTS) {
            if (random.kill(story)) {
                disk.losePower();
            }
        }
        story.goOn(false);

        assertThat(story.posts().stream().map(CountingServerProcess.Post::email))
                .as("addresses that were sent, in %d power losses", CUTS)
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(ROWS);
        System.out.println(CrashResult.of(story).isGood().figures("H2, power lost at random moments"));
    }
}
