package dev.leadline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cli.RealTerminal;
import dev.leadline.testing.ImmutableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A home that cannot be written to, or in which somebody has planted links. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "homes are made unusable by POSIX permissions and links")
class UnusableHomeTests {

    @TempDir(factory = TempDirFactory.Standard.class)
    private static Path folder;

    private static StorageFixtures offices;

    @BeforeAll
    static void build() {
        offices = new StorageFixtures(folder);
    }

    @Test
    void aReadOnlyHomeIsNamed() throws Exception {
        try (StorageFixture office = importedOnH2()) {
            isRefusedWhile(office, office.home(), "The home folder " + office.home());
        }
    }

    @Test
    void aReadOnlyDatabaseFileIsNamed() throws Exception {
        try (StorageFixture office = importedOnH2()) {
            Path file = office.home().resolve("leadline.mv.db");
            isRefusedWhile(office, file, "The database file " + file);
        }
    }

    private static void isRefusedWhile(StorageFixture office, Path fixed, String named) throws Exception {
        ImmutableFiles.during(
                () -> {
                    for (String command : new String[] {"import", "runs"}) {
                        RealTerminal.Said said =
                                command.equals("import") ? office.importsTheFile() : office.types(command);
                        assertThat(said.exit()).isEqualTo(2);
                        assertThat(said.err())
                                .isEqualTo(named
                                        + " is read-only. Make it writable, or specify another home with --home.\n");
                    }
                    assertThat(office.emails()).hasSize(6);
                },
                fixed);
        assertThat(office.importsTheFile().exit()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runs",
                "staging",
                "uploads",
                "runs/1",
                "runs/7",
                "leadline.mv.db",
                "leadline.home",
                "leadline.lock.db"
            })
    void aPlantedLinkIsRefusedAndNotFollowed(String name) throws Exception {
        try (StorageFixture office = importedOnH2()) {
            Path elsewhere = Files.createTempDirectory(folder, "elsewhere");
            Path link = office.home().resolve(name);
            if (Files.exists(link)) {
                Files.move(link, elsewhere.resolve("it"));
            }
            Path target = elsewhere.resolve("it");
            if (!Files.exists(target)) {
                Files.createDirectory(target);
            }
            Files.createSymbolicLink(link, target);
            Map<String, String> before = HomeContents.of(elsewhere);
            String permissions = Files.getPosixFilePermissions(target).toString();

            for (String command : new String[] {"import", "runs", "doctor"}) {
                RealTerminal.Said said = command.equals("import") ? office.importsTheFile() : office.types(command);
                assertThat(said.exit()).as(command + said.out()).isEqualTo(2);
                assertThat(said.out() + said.err())
                        .containsIgnoringWhitespaces(link
                                + " is a symbolic link, and Leadline does not follow symbolic links inside its home.");
            }

            assertThat(office.emails()).hasSize(6);
            assertThat(HomeContents.of(elsewhere)).isEqualTo(before);
            assertThat(Files.getPosixFilePermissions(target)).hasToString(permissions);
        }
    }

    /** Whoever can replace the home's own path needs no link in it. */
    @Test
    void theHomeItselfMayBeReachedByALink() throws Exception {
        try (StorageFixture office = importedOnH2()) {
            Path real = office.home().resolveSibling("real");
            Files.move(office.home(), real);
            Files.createSymbolicLink(office.home(), real);

            assertThat(office.importsTheFile().exit()).isEqualTo(4);
            assertThat(office.emails()).hasSize(6);
            try (Stream<Path> entries = Files.list(real)) {
                assertThat(entries).contains(real.resolve("leadline.mv.db"));
            }
        }
    }

    private static StorageFixture importedOnH2() throws IOException {
        StorageFixture office = offices.onH2();
        assertThat(office.importsTheFile().exit()).isEqualTo(4);
        return office;
    }
}
