package dev.leadline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.FaultyDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The n-th JDBC call of an import fails, in every way and on both databases, for n = 1, 2, 3 and so on until no fault happens any more.
 * {@code -Dstorage.first=N} goes on from a later one. One import at a time: the scopes of Spring Batch are those of the whole process.
 */
@Tag("torture")
class BrokenCallTortureTests {

    private static final long FIRST = Long.getLong("storage.first", 1);

    @TempDir
    private static Path folder;

    private static StorageFixtures offices;

    @BeforeAll
    static void build() {
        offices = new StorageFixtures(folder);
    }

    private interface Opening {
        StorageFixture office() throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void isGoneOnWithOnH2(FaultyDatabase.Fault fault) throws Exception {
        everyCall("H2", fault, offices::onH2);
    }

    @ParameterizedTest
    @EnumSource
    void isGoneOnWithOnPostgres(FaultyDatabase.Fault fault) throws Exception {
        everyCall("PostgreSQL", fault, offices::onPostgres);
    }

    private static void everyCall(String database, FaultyDatabase.Fault fault, Opening opening) throws Exception {
        List<String> wrong = new ArrayList<>();
        long call = FIRST - 1;
        boolean happens = true;
        while (happens) {
            call++;
            try (StorageFixture office = opening.office()) {
                happens = new BrokenCall(fault, call).happensIn(office);
            } catch (AssertionError e) {
                wrong.add(String.valueOf(e.getMessage()));
                System.out.println(e.getMessage());
            }
        }
        System.out.printf("| %s | %s | calls %d to %d | wrong %d |%n", database, fault, FIRST, call - 1, wrong.size());
        assertThat(wrong).isEmpty();
    }
}
