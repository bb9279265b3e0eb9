package dev.leadline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cli.RealTerminal;
import dev.leadline.testing.FaultyDisk;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The n-th write of a file fails, for a moment or for good; the import stops with a reason, and goes on when there is space. */
class FullDiskTests {

    private static final long SEED = Long.getLong("storage.seed", 1);
    private static final int WRITES = 4;

    @TempDir
    private static Path folder;

    private static StorageFixtures offices;

    @BeforeAll
    static void build() {
        offices = new StorageFixtures(folder);
    }

    /** A write that fails. */
    private record BrokenWrite(long number, boolean forGood) {}

    private static Stream<BrokenWrite> some() {
        Random random = new Random(SEED);
        return Stream.of(true, false)
                .flatMap(forGood -> random.longs(WRITES, 1, StorageFixtures.WRITES_OF_AN_IMPORT)
                        .mapToObj(number -> new BrokenWrite(number, forGood)));
    }

    @ParameterizedTest
    @MethodSource("some")
    void isGoneOnWith(BrokenWrite broken) throws Exception {
        assertThat(happens(broken)).isTrue();
    }

    @Tag("torture")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isGoneOnWithWhicheverWriteFails(boolean forGood) throws Exception {
        long failed = 0;
        while (happens(new BrokenWrite(failed + 1, forGood))) {
            failed++;
        }
        System.out.printf("| file writes, %s | %d |%n", forGood ? "for good" : "one", failed);
        assertThat(failed).isGreaterThanOrEqualTo(StorageFixtures.WRITES_OF_AN_IMPORT);
    }

    private static boolean happens(BrokenWrite broken) throws Exception {
        FaultyDisk disk = new FaultyDisk();
        try (StorageFixture office = offices.onH2(settings -> settings.withHome(disk.at(settings.home())))) {
            disk.failAt(broken.number(), broken.forGood());
            RealTerminal.Said first = office.importsTheFile();
            boolean happened = disk.fired();
            disk.heal();
            if (first.exit() == 2) {
                // a home that takes nothing is named before anything is begun
                assertThat(first.err())
                        .matches(
                                "(Leadline cannot (create|write to) t|T)he home folder .* [Ss]pecify another home with --home\\.\\s*");
            } else {
                office.hasSaid(first, broken.toString());
            }
            if (first.exit() == 5) {
                assertThat(first.out() + first.err())
                        .as("%s", broken)
                        .contains("No space left on device", office.home().toString())
                        .containsPattern("(?i)make room|free (up )?(disk )?space");
            }

            office.copiesGrowOld();
            boolean begun = office.timePassesForRuns() > 0;
            RealTerminal.Said last = begun && first.exit() == 5 && broken.number() % 2 == 0
                    ? office.types("resume", "1")
                    : office.importsTheFile();
            office.isWellAgain(last, broken.toString());
            office.keepsNoCopy(broken.toString());
            return happened;
        }
    }
}
