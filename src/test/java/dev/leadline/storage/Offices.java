package dev.leadline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds offices whose homes were opened before, so that the calls of an import are those of every day. */
final class Offices {

    /** So many calls an import surely makes; a few more come and go with threads. */
    static final int CALLS_OF_AN_IMPORT = 500;

    private final Path folder;
    private @Nullable Path opened;

    Offices(Path folder) {
        this.folder = folder;
    }

    Office onH2() throws IOException {
        Office office = new Office(newFolder(), null);
        office.receivesAFile();
        Files.createDirectory(office.home());
        Files.copy(openedDatabase(), office.home().resolve("leadline.mv.db"));
        return office;
    }

    Office onPostgres() throws IOException {
        Office office = new Office(newFolder(), RealPostgres.freshDatabase());
        office.receivesAFile();
        assertThat(office.types("runs").exit()).isZero();
        return office;
    }

    private Path openedDatabase() throws IOException {
        if (opened == null) {
            try (Office office = new Office(newFolder(), null)) {
                assertThat(office.types("runs").exit()).isZero();
                opened = office.home().resolve("leadline.mv.db");
            }
        }
        return Objects.requireNonNull(opened);
    }

    private Path newFolder() throws IOException {
        return Files.createTempDirectory(folder, "office");
    }
}
