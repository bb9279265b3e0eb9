package dev.leadline.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leadline.ledger.RowStatus;
import dev.leadline.run.ImportFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What lies under the home is its owner's alone, while an import goes on and afterwards. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no POSIX permissions")
class HomeTests {

    @TempDir
    Path folder;

    private ImportFixture trial;

    @BeforeEach
    void open() {
        trial = new ImportFixture(folder);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void isClosedToOthersWhileAnImportGoesOnAndAfterwards() {
        Map<String, String> meanwhile = new TreeMap<>();
        trial.watched.atStep = name -> meanwhile.putAll(permissions());

        imports();

        assertThat(meanwhile).containsKeys("", "leadline.lock.db", "leadline.mv.db", "staging");
        assertThat(permissions()).containsKeys("runs", "runs/1", "runs/1/outcomes.csv", "runs/1/summary.json");
        areClosed(meanwhile);
        areClosed(permissions());
        trial.reopen();
        areClosed(permissions());
        assertThat(trial.watched.warnings).isEmpty();
    }

    @Test
    void isNotUsedByRootIfItBelongsToSomebodyElse() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a folder away");
        Files.createDirectories(trial.home());
        Files.setAttribute(trial.home(), "unix:uid", 65_534);
        String owner = Files.getOwner(trial.home()).getName();

        assertThatThrownBy(this::imports)
                .hasMessage("The home folder " + trial.home() + " belongs to the user " + owner
                        + ". Run the command as that user (sudo -u " + owner
                        + " ...), or specify another home with --home.");
        assertThat(trial.home()).isEmptyDirectory();
    }

    @Test
    void closesAnEmptyFolderThatStoodOpen() throws IOException {
        openFolder(trial.home());

        imports();

        areClosed(permissions());
        assertThat(trial.watched.warnings).isEmpty();
    }

    @Test
    void closesWhatAnEarlierVersionHasLeftOpen() throws IOException {
        imports();
        trial.reopen();
        open(trial.home(), "rwxr-xr-x");
        open(trial.home().resolve("leadline.mv.db"), "rw-r--r--");
        open(trial.home().resolve("runs"), "rwxr-xr-x");

        assertThat(trial.resume(1).rows().of(RowStatus.CREATED)).isEqualTo(1);

        areClosed(permissions());
    }

    @Test
    void leavesAFolderWithOtherThingsInItAsOpenAsItIsAndSaysSo() throws IOException {
        openFolder(trial.home());
        Files.writeString(trial.home().resolve("notes.txt"), "not Leadline's");
        open(trial.home().resolve("notes.txt"), "rw-r--r--");

        imports();

        Map<String, String> permissions = permissions();
        assertThat(permissions.remove("")).isEqualTo("rwxr-xr-x");
        assertThat(permissions.remove("notes.txt")).isEqualTo("rw-r--r--");
        areClosed(permissions);
        assertThat(trial.watched.warnings)
                .containsExactly("Other users can open the folder " + trial.home()
                        + ". They cannot read Leadline's files in it. To restrict the folder too, run: chmod 700 "
                        + trial.home());
    }

    private void imports() {
        trial.start(trial.file("leads.csv", "First Name,Last Name,Email", "Ann,Lee,ann@example.com"));
    }

    private static void openFolder(Path path) throws IOException {
        Files.createDirectory(path);
        open(path, "rwxr-xr-x");
    }

    private static void open(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private void areClosed(Map<String, String> permissions) {
        assertThat(permissions)
                .isNotEmpty()
                .allSatisfy((path, given) -> assertThat(given)
                        .as(path)
                        .isEqualTo(Files.isDirectory(trial.home().resolve(path)) ? "rwx------" : "rw-------"));
    }

    private Map<String, String> permissions() {
        try (Stream<Path> all = Files.walk(trial.home())) {
            Map<String, String> permissions = new TreeMap<>();
            for (Path path : all.toList()) {
                permissions.put(
                        trial.home().relativize(path).toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            }
            return permissions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
