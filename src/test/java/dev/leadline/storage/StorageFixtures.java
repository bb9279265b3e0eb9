package dev.leadline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.settings.Settings;
import dev.leadline.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Builds offices whose homes were opened before, so that the calls of an import are those of every day. */
final class StorageFixtures {

    /** So many calls an import surely makes; a few more come and go with threads. */
    static final int CALLS_OF_AN_IMPORT = 500;

    /** So many calls are made before the tables of a new home; */
    static final int CALLS_BEFORE_TABLES = 50;

    /** and at least so many when a home is opened for the first time. */
    static final int CALLS_OF_A_FIRST_OPENING = 100;

    /** And so many files it makes, fills, forces, moves and deletes. */
    static final int WRITES_OF_AN_IMPORT = 20;

    private final Path folder;
    private @Nullable Path opened;
    private @Nullable OpenedPostgres openedPostgres;

    StorageFixtures(Path folder) {
        this.folder = folder;
    }

    StorageFixture onH2() throws IOException {
        return onH2(UnaryOperator.identity());
    }

    /** With settings that are changed when they are read. */
    StorageFixture onH2(UnaryOperator<Settings> change) throws IOException {
        StorageFixture office = new StorageFixture(newFolder(), null, change);
        office.receivesAFile();
        Files.createDirectory(office.home());
        Files.copy(openedDatabase(), office.home().resolve("leadline.mv.db"));
        return office;
    }

    StorageFixture onPostgres() throws IOException {
        OpenedPostgres original = openedOnPostgres();
        StorageFixture office = new StorageFixture(newFolder(), RealPostgres.copyOf(original.database()));
        office.receivesAFile();
        FileSystemUtils.copyRecursively(original.home(), office.home());
        return office;
    }

    StorageFixture unopenedOnH2() throws IOException {
        return new StorageFixture(newFolder(), null);
    }

    StorageFixture unopenedOnPostgres() throws IOException {
        return new StorageFixture(newFolder(), RealPostgres.freshDatabase());
    }

    private Path openedDatabase() throws IOException {
        if (opened == null) {
            try (StorageFixture office = new StorageFixture(newFolder(), null)) {
                assertThat(office.types("token", "add", "dashboard").exit()).isZero();
                opened = office.home().resolve("leadline.mv.db");
            }
        }
        return Objects.requireNonNull(opened);
    }

    /** A home that was opened once, and its database. */
    private record OpenedPostgres(Path home, String database) {}

    private OpenedPostgres openedOnPostgres() throws IOException {
        if (openedPostgres == null) {
            String database = RealPostgres.freshDatabase();
            try (StorageFixture office = new StorageFixture(newFolder(), database)) {
                assertThat(office.types("token", "add", "dashboard").exit()).isZero();
                openedPostgres = new OpenedPostgres(office.home(), database);
            }
        }
        return Objects.requireNonNull(openedPostgres);
    }

    private Path newFolder() throws IOException {
        return Files.createTempDirectory(folder, "office");
    }
}
