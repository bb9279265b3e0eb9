package dev.leadline.batch.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.message.UserException;
import dev.leadline.source.LeadFile;
import dev.leadline.source.ReadOptions;
import dev.leadline.testing.FaultyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of lead files: taken whole or not at all, and kept as long as a run has to be staged from them. */
class PrivateCopiesTests {

    private static final Instant NOW = Instant.parse("2027-03-01T06:00:00Z");
    private static final Instant LONG_AGO = NOW.minusSeconds(3601);

    @TempDir
    private Path folder;

    private Path leads;
    private PrivateCopies copies;

    @BeforeEach
    void export() throws IOException {
        leads = Files.writeString(folder.resolve("leads.csv"), "Email\nann@example.com\n");
        copies = new PrivateCopies(folder.resolve("home"));
    }

    @Test
    void leavesNothingWhicheverWriteFails() throws IOException {
        FaultyDisk disk = new FaultyDisk();
        copies = new PrivateCopies(disk.at(folder.resolve("home")));
        take("sunday");
        copies.discard("sunday", Set.of());
        disk.failAt(1, true);
        long failed = 0;
        while (takeFails()) {
            assertThat(left()).isEmpty();
            disk.failAt(++failed + 1, false);
        }
        assertThat(failed).as("to create, fill, force and move it").isEqualTo(4);
        assertThat(left()).containsExactly("monday.csv");
    }

    private boolean takeFails() {
        try {
            take("monday");
            return false;
        } catch (UserException e) {
            assertThat(e)
                    .hasMessage(
                            "%s cannot be copied to %s (No space left on device). Free disk space or grant Leadline's user write permission for that folder, then try again.",
                            leads, folder.resolve("home/staging"));
            return true;
        }
    }

    @Test
    void saysWhereAFolderCannotBeMade() throws IOException {
        Files.writeString(folder.resolve("home"), "a file in the way");

        assertThatThrownBy(() -> take("monday"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(folder.resolve("home/staging").toString());
    }

    @Test
    void keepsACopyThatAnotherRunHasToBeStagedFrom() throws IOException {
        take("monday");

        copies.discard("monday", Set.of("monday", "tuesday"));
        assertThat(left()).containsExactly("monday.csv");

        copies.discard("monday", Set.of("tuesday"));
        assertThat(left()).isEmpty();
    }

    @Test
    void sweepsUpWhatKilledProcessesLeft() throws IOException {
        take("needed");
        take("unneeded");
        Files.writeString(folder.resolve("home/staging/half.part"), "Email\nann@exa");
        for (String copy : left()) {
            Files.setLastModifiedTime(folder.resolve("home/staging").resolve(copy), FileTime.from(LONG_AGO));
        }

        copies.sweep(Set.of("needed"), NOW);

        assertThat(left()).containsExactly("needed.csv");
    }

    @Test
    void sweepsNothingThatAnotherProcessIsAboutToUse() throws IOException {
        take("monday");

        copies.sweep(Set.of(), Instant.now());

        assertThat(left()).containsExactly("monday.csv");
    }

    @Test
    void sweepsAHomeWhereNothingWasEverStaged() {
        copies.sweep(Set.of(), NOW);

        assertThat(folder.resolve("home")).doesNotExist();
    }

    private void take(String identity) {
        copies.take(LeadFile.open(leads, ReadOptions.DEFAULTS), leads, identity);
    }

    private List<String> left() throws IOException {
        if (!Files.isDirectory(folder.resolve("home/staging"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("home/staging"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
