package dev.leadline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cli.RealTerminal;
import dev.leadline.testing.FaultyDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A JDBC call fails while a home is opened for the first time, with its tables half made, and the home can be used all the same.
 * {@code -Dstorage.first=N} goes on from a later call.
 */
class BrokenOpeningTests {

    private static final long SEED = Long.getLong("storage.seed", 1);
    private static final long FIRST = Long.getLong("storage.first", 1);
    private static final int CALLS = 2;

    @TempDir
    private static Path folder;

    private static StorageFixtures offices;

    @BeforeAll
    static void build() {
        offices = new StorageFixtures(folder);
    }

    private static Stream<BrokenCall> some() {
        Random random = new Random(SEED);
        return Stream.of(FaultyDatabase.Fault.values())
                .flatMap(fault -> random.longs(
                                CALLS, StorageFixtures.CALLS_BEFORE_TABLES, StorageFixtures.CALLS_OF_A_FIRST_OPENING)
                        .mapToObj(call -> new BrokenCall(fault, call)));
    }

    @ParameterizedTest
    @MethodSource("some")
    void isOpenedTheNextTime(BrokenCall broken) throws Exception {
        assertThat(happens(broken, false)).isTrue();
    }

    @Tag("torture")
    @ParameterizedTest
    @EnumSource
    void isOpenedTheNextTimeWhicheverCallOnH2Fails(FaultyDatabase.Fault fault) throws Exception {
        everyCall(fault, false);
    }

    @Tag("torture")
    @ParameterizedTest
    @EnumSource
    void isOpenedTheNextTimeWhicheverCallOnPostgresFails(FaultyDatabase.Fault fault) throws Exception {
        everyCall(fault, true);
    }

    private static void everyCall(FaultyDatabase.Fault fault, boolean postgres) throws Exception {
        long failed = FIRST - 1;
        while (happens(new BrokenCall(fault, failed + 1), postgres)) {
            failed++;
        }
        System.out.printf("| first opening, %s | %s | %d calls |%n", postgres ? "PostgreSQL" : "H2", fault, failed);
        assertThat(failed).isGreaterThanOrEqualTo(StorageFixtures.CALLS_OF_A_FIRST_OPENING);
    }

    private static boolean happens(BrokenCall broken, boolean postgres) throws Exception {
        try (StorageFixture office = postgres ? offices.unopenedOnPostgres() : offices.unopenedOnH2();
                FaultyDatabase database = FaultyDatabase.at(office.databaseAddress())) {
            office.isInAHurry(broken.fault() == FaultyDatabase.Fault.GONE);
            database.failAt(broken.call(), broken.fault());
            RealTerminal.Said first = office.types("token", "add", "first");
            database.heal();
            office.isInAHurry(false);
            assertThat(first.exit())
                    .as("%s, which said%n%s", broken, first.err())
                    .isIn(0, 5);
            assertThat(first.err()).as("%s", broken).doesNotContain("Exception", "internal error");

            RealTerminal.Said next = office.types("token", "add", "next");
            assertThat(next.exit()).as("%s, which said%n%s", broken, next.err()).isZero();
            return database.fired();
        }
    }

    /** Every command tells a database that is gone from a fault of its own. */
    @ParameterizedTest
    @MethodSource("commands")
    void isNamedAsTheReasonByEveryCommand(String command) throws Exception {
        Random random = new Random(SEED);
        try (StorageFixture office = offices.onH2();
                FaultyDatabase database = FaultyDatabase.at(office.databaseAddress())) {
            assertThat(office.importsTheFile().exit()).isEqualTo(4);
            for (long call : List.of(1L, random.nextLong(12, 40))) {
                office.isInAHurry(true);
                database.failAt(call, FaultyDatabase.Fault.GONE);
                RealTerminal.Said said = office.types(command.split(" "));
                database.heal();
                office.isInAHurry(false);
                office.timePassesForRuns();
                if (database.fired()) {
                    assertThat(said.exit())
                            .as("%s, call %d, which said%n%s", command, call, said.err())
                            .isEqualTo(5);
                    assertThat(said.err()).contains("database").doesNotContain("Exception", "internal error");
                }
            }
        }
    }

    private static Stream<String> commands() {
        return Stream.of("runs", "show 1", "resume 1", "retry 1", "reconcile 1 --as sent", "stop 1");
    }
}
