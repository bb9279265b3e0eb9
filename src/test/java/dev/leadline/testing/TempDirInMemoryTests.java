package dev.leadline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What killed test runs left in memory goes away. */
class TempDirInMemoryTests {

    @TempDir
    private Path memory;

    @Test
    void deletesOldFoldersOfKilledTestRunsAndNothingElse() throws IOException {
        Path old = old(Files.createDirectories(memory.resolve("leadline-tests-1")));
        Files.createFile(old.resolve("leadline.mv.db"));
        old(old);
        Path running = Files.createDirectories(memory.resolve("leadline-tests-2"));
        Path ofOthers = old(Files.createDirectories(memory.resolve("pulse")));

        TempDirInMemory.deleteLeftovers(memory);

        assertThat(old).doesNotExist();
        assertThat(running).exists();
        assertThat(ofOthers).exists();
    }

    private static Path old(Path folder) throws IOException {
        return Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofHours(4))));
    }
}
