package dev.leadline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.testing.FaultyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Private copies that no run needs are deleted, and no copy that a run is about to read. */
class StagingFolderTests {

    private static final Instant NOW = Instant.parse("2027-03-01T06:00:00Z");
    private static final Instant LONG_AGO = NOW.minusSeconds(3601);

    @TempDir
    private Path home;

    private StagingFolder staging;

    @BeforeEach
    void create() throws IOException {
        staging = new StagingFolder(home);
        Files.createDirectories(staging.path());
    }

    @Test
    void keepsACopyThatAnImportTakesAgainMeanwhile() throws IOException {
        Path copy = old("monday");
        assertThat(staging.unneeded(Set.of(), NOW)).containsExactly(copy);

        Files.setLastModifiedTime(copy, FileTime.from(NOW));

        assertThat(staging.delete(copy, NOW)).isFalse();
        assertThat(copy).exists();
    }

    @Test
    void goesOnAfterACopyThatCannotBeDeleted() throws IOException {
        old("monday");
        old("tuesday");
        FaultyDisk disk = new FaultyDisk();
        StagingFolder faulty = new StagingFolder(disk.at(home));
        disk.failAt(1, false);

        faulty.sweep(Set.of(), NOW);

        assertThat(staging.unneeded(Set.of(), NOW)).hasSize(1);
        disk.failAt(1, false);
        Path stuck = faulty.unneeded(Set.of(), NOW).get(0);
        assertThatThrownBy(() -> faulty.delete(stuck, NOW)).isInstanceOf(IOException.class);
        faulty.sweep(Set.of(), NOW);
        assertThat(staging.path()).isEmptyDirectory();
    }

    private Path old(String identity) throws IOException {
        Path copy = Files.writeString(staging.copy(identity), "Email\nann@example.com\n");
        return Files.setLastModifiedTime(copy, FileTime.from(LONG_AGO));
    }
}
