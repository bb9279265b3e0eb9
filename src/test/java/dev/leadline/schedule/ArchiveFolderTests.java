package dev.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** Where files go that are done with. */
class ArchiveFolderTests {

    @TempDir(factory = TempDirFactory.Standard.class)
    Path inbox;

    @Test
    void movesAFileAndItsMarker() throws Exception {
        InboxFile leads = arrival("leads.csv", "monday");
        Files.writeString(inbox.resolve("leads.csv.done"), "");

        assertThat(put(leads, "run-1-leads.csv")).contains(onShelf("run-1-leads.csv"));

        assertThat(onShelf("run-1-leads.csv")).hasContent("monday");
        assertThat(onShelf("run-1-leads.csv.done")).exists();
        assertThat(inbox).isDirectoryNotContaining(Files::isRegularFile);
    }

    @Test
    void writesOverNothing() throws Exception {
        for (String day : new String[] {"monday", "tuesday", "wednesday"}) {
            put(arrival("leads.csv", day), "no-run-leads.csv");
        }

        assertThat(onShelf("no-run-leads.csv")).hasContent("monday");
        assertThat(onShelf("no-run-leads-2.csv")).hasContent("tuesday");
        assertThat(onShelf("no-run-leads-3.csv")).hasContent("wednesday");
    }

    @Test
    void numbersAlsoNamesWithoutAnEnding() throws Exception {
        put(arrival("leads", "monday"), "run-1-leads");
        put(arrival("leads", "tuesday"), "run-1-leads");

        assertThat(onShelf("run-1-leads-2")).hasContent("tuesday");
    }

    @Test
    void putsBackAnotherFileThatHasComeInTheMeantime() throws Exception {
        InboxFile seen = arrival("leads.csv", "monday");
        Files.delete(seen.file());
        arrival("leads.csv", "tuesday, another file");

        assertThat(put(seen, "run-1-leads.csv")).isEmpty();

        assertThat(seen.file()).hasContent("tuesday, another file");
        assertThat(onShelf("run-1-leads.csv")).doesNotExist();
    }

    @Test
    void leavesTheFileWhereItStandsWhenTheFolderCannotBeMade() throws Exception {
        InboxFile leads = arrival("leads.csv", "monday");
        Files.writeString(inbox.resolve("archive"), "a file of that name");

        assertThatThrownBy(() -> put(leads, "run-1-leads.csv")).isInstanceOf(IOException.class);

        assertThat(leads.file()).hasContent("monday");
    }

    @Test
    void keepsNoEmptyPlaceForAFileThatIsGone() throws Exception {
        InboxFile leads = arrival("leads.csv", "monday");
        Files.delete(leads.file());

        assertThatThrownBy(() -> put(leads, "run-1-leads.csv")).isInstanceOf(IOException.class);

        assertThat(inbox.resolve("archive")).isEmptyDirectory();
    }

    @Test
    void movesToAnotherDiskToo() throws Exception {
        Path memory = Path.of("/dev/shm");
        assumeThat(Files.isDirectory(memory)).isTrue();
        assumeThat(Files.getFileStore(memory)).isNotEqualTo(Files.getFileStore(inbox));
        Path elsewhere = Files.createTempDirectory(memory, "archive");
        InboxFile leads = arrival("leads.csv", "monday");
        FileTime written = FileTime.from(Instant.parse("2027-03-01T12:00:00Z"));
        Files.setLastModifiedTime(leads.file(), written);
        InboxFile seen =
                new InboxFile(leads.file(), FileSnapshot.at(leads.file()).orElseThrow());

        try (OpenFolder folder = OpenFolder.at(inbox);
                OpenFolder other = OpenFolder.at(elsewhere)) {
            assertThat(new ArchiveFolder(folder, other).put(seen, "run-1-leads.csv"))
                    .isPresent();
        }

        assertThat(elsewhere.resolve("run-1-leads.csv")).hasContent("monday");
        assertThat(Files.getLastModifiedTime(elsewhere.resolve("run-1-leads.csv")))
                .isEqualTo(written);
        assertThat(leads.file()).doesNotExist();
        Files.delete(elsewhere.resolve("run-1-leads.csv"));
        Files.delete(elsewhere);
    }

    @Test
    void followsNoLinkThatTakesThePlaceOfTheFolder() throws Exception {
        Path elsewhere = Files.createDirectory(inbox.resolve("private"));
        InboxFile leads = arrival("leads.csv", "monday");
        Files.createSymbolicLink(inbox.resolve("archive"), elsewhere);

        assertThatThrownBy(() -> put(leads, "run-1-leads.csv")).isInstanceOf(IOException.class);

        assertThat(elsewhere).isEmptyDirectory();
        assertThat(leads.file()).hasContent("monday");
    }

    @Test
    void keepsToTheFolderThatItOpenedWhenALinkTakesItsPlace() throws Exception {
        Path elsewhere = Files.createDirectory(inbox.resolve("private"));
        InboxFile leads = arrival("leads.csv", "monday");

        try (OpenFolder folder = OpenFolder.at(inbox);
                OpenFolder archive = folder.subfolder("archive")) {
            Files.move(inbox.resolve("archive"), inbox.resolve("moved"));
            Files.createSymbolicLink(inbox.resolve("archive"), elsewhere);

            new ArchiveFolder(folder, archive).put(leads, "run-1-leads.csv");
        }

        assertThat(elsewhere).isEmptyDirectory();
        assertThat(inbox.resolve("moved/run-1-leads.csv")).hasContent("monday");
    }

    @Test
    void movesALinkThatHasTakenTheFilesPlaceBackAndNotWhatItLeadsTo() throws Exception {
        Path secret = Files.writeString(inbox.resolve("secret"), "secret");
        InboxFile leads = arrival("leads.csv", "monday");
        Files.delete(leads.file());
        Files.createSymbolicLink(leads.file(), secret);

        assertThat(put(leads, "run-1-leads.csv")).isEmpty();

        assertThat(leads.file()).isSymbolicLink();
        assertThat(secret).hasContent("secret");
        assertThat(inbox.resolve("archive")).isEmptyDirectory();
    }

    private Optional<Path> put(InboxFile arrival, String name) throws IOException {
        try (OpenFolder folder = OpenFolder.at(inbox);
                OpenFolder archive = folder.subfolder("archive")) {
            return new ArchiveFolder(folder, archive).put(arrival, name);
        }
    }

    private Path onShelf(String name) {
        return inbox.resolve("archive").resolve(name);
    }

    private InboxFile arrival(String name, String content) throws IOException {
        Path file = Files.writeString(inbox.resolve(name), content);
        return new InboxFile(file, FileSnapshot.at(file).orElseThrow());
    }
}
