package dev.leadline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cli.RealTerminal;
import dev.leadline.testing.FaultyDatabase;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A JDBC call fails in the middle of an import, and nothing is lost or sent twice. {@code -Dstorage.seed=N} chooses other
 * calls; each of all calls fails in {@link BrokenCallTortureTests}.
 */
class BrokenCallTests {

    private static final long SEED = Long.getLong("storage.seed", 1);
    private static final int CALLS_ON_H2 = 3;
    private static final int CALLS_ON_POSTGRES = 1;

    @TempDir
    private static Path folder;

    private static StorageFixtures offices;

    @BeforeAll
    static void build() {
        offices = new StorageFixtures(folder);
    }

    private static Stream<BrokenCall> someOnH2() {
        return some(CALLS_ON_H2);
    }

    private static Stream<BrokenCall> someOnPostgres() {
        return some(CALLS_ON_POSTGRES);
    }

    private static Stream<BrokenCall> some(int calls) {
        Random random = new Random(SEED);
        return Stream.of(FaultyDatabase.Fault.values())
                .flatMap(fault -> random.longs(calls, 1, StorageFixtures.CALLS_OF_AN_IMPORT)
                        .mapToObj(call -> new BrokenCall(fault, call)));
    }

    @ParameterizedTest
    @MethodSource("someOnH2")
    void isGoneOnWithOnH2(BrokenCall broken) throws Exception {
        try (StorageFixture office = offices.onH2()) {
            assertThat(broken.happensIn(office)).isTrue();
        }
    }

    @Test
    void theUserIsToldThatARunContinuedAfterTheDatabaseWasAway() throws Exception {
        String told = "";
        for (int call = StorageFixtures.CALLS_OF_AN_IMPORT / 4;
                !told.contains("The run continued from its last commit.");
                call += 7) {
            try (StorageFixture office = offices.onH2();
                    FaultyDatabase database = FaultyDatabase.at(office.databaseAddress())) {
                database.failAt(call, FaultyDatabase.Fault.RESTARTED);
                RealTerminal.Said said = office.importsTheFile();
                told = said.out();

                assertThat(database.fired()).as("fails at call %d", call).isTrue();
                office.isWellAgain(said, "failed at call " + call);
            }
        }
        assertThat(told).contains("The database did not respond for a moment. The run continued from its last commit.");
    }

    @ParameterizedTest
    @MethodSource("someOnPostgres")
    void isGoneOnWithOnPostgres(BrokenCall broken) throws Exception {
        try (StorageFixture office = offices.onPostgres()) {
            assertThat(broken.happensIn(office)).isTrue();
        }
    }
}
