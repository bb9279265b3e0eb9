package dev.leadline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.FaultyDatabase;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Some JDBC calls fail, one in each import, and nothing is lost or sent twice. Which ones comes from a seed, which is printed and
 * can be given again: {@code -Dstorage.seed=N}. All of them fail in turn in {@link BrokenCallTortureTests}.
 */
class BrokenCallTests {

    private static final long SEED = Long.getLong("storage.seed", System.nanoTime() % 100_000);
    private static final int CALLS = 500;

    @TempDir
    private static Path folder;

    private static Stream<BrokenCall> some() {
        System.out.println("-Dstorage.seed=" + SEED);
        Random random = new Random(SEED);
        return Stream.of(FaultyDatabase.Fault.values())
                .flatMap(fault -> Stream.generate(() -> 1L + random.nextInt(CALLS))
                        .limit(8)
                        .map(call -> new BrokenCall(false, fault, call)));
    }

    @ParameterizedTest
    @MethodSource("some")
    void isGoneOnWith(BrokenCall broken) throws Exception {
        assertThat(broken.happensIn(folder)).isTrue();
    }
}
