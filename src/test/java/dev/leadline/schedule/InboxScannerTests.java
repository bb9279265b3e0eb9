package dev.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.leadline.ledger.ComparisonRule;
import dev.leadline.settings.ScheduleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are whole. */
class InboxScannerTests {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2027-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    /** What happens to files while the inbox waits for them to keep still. */
    private interface Meanwhile {
        void happens() throws IOException;
    }

    @Test
    void takesAFileThatKeepsStillTheOldestFirst() throws Exception {
        Files.setLastModifiedTime(file("b.csv"), FileTime.from(Instant.parse("2027-01-02T00:00:00Z")));
        Files.setLastModifiedTime(file("c.csv"), LONG_AGO);
        Files.setLastModifiedTime(file("a.csv"), LONG_AGO);

        assertThat(look(() -> {}).whole()).extracting(InboxFile::name).containsExactly("a.csv", "c.csv", "b.csv");
    }

    @Test
    void leavesAFileThatGrowsAlsoWhereItsTimeStaysTheSame() throws Exception {
        Path growing = file("growing.csv");
        file("still.csv");
        Files.setLastModifiedTime(growing, LONG_AGO);

        InboxScanner.Content content = look(() -> {
            Files.writeString(growing, "more", StandardOpenOption.APPEND);
            Files.setLastModifiedTime(growing, LONG_AGO);
        });

        assertThat(content.whole()).extracting(InboxFile::name).containsExactly("still.csv");
        assertThat(content.unfinished()).containsExactly("growing.csv");
    }

    @Test
    void leavesAFileThatIsWrittenAnewWithTheSameLength() throws Exception {
        Path file = file("leads.csv");
        Files.setLastModifiedTime(file, LONG_AGO);

        InboxScanner.Content content = look(() -> Files.writeString(file, "LEADS.csv"));

        assertThat(content.unfinished()).containsExactly("leads.csv");
    }

    @Test
    void leavesAFileThatAnotherReplaces() throws Exception {
        Path file = file("leads.csv");
        Files.setLastModifiedTime(file, LONG_AGO);
        Path other = Files.writeString(folder.resolve("leads.csv.part"), "leads.CSV");
        Files.setLastModifiedTime(other, LONG_AGO);

        InboxScanner.Content content = look(() -> Files.move(other, file, StandardCopyOption.ATOMIC_MOVE));

        assertThat(content.whole()).isEmpty();
        assertThat(content.unfinished()).containsExactly("leads.csv");
    }

    @Test
    void takesAFileAtOnceWhoseSenderSaysThatItIsWhole() throws Exception {
        file("leads.csv");
        file("leads.csv.done");

        InboxScanner.Content content = look(() -> {
            throw new AssertionError("waited");
        });

        assertThat(content.whole()).extracting(InboxFile::name).containsExactly("leads.csv");
    }

    @Test
    void trustsNoMarkerOfAFileThatStoodThereBefore() throws Exception {
        Files.setLastModifiedTime(file("leads.csv.done"), LONG_AGO);
        Path growing = file("leads.csv");
        Files.setLastModifiedTime(growing, FileTime.from(LONG_AGO.toInstant().plusSeconds(60)));

        InboxScanner.Content content = look(() -> Files.writeString(growing, "more", StandardOpenOption.APPEND));

        assertThat(content.unfinished()).containsExactly("leads.csv");
    }

    @Test
    void looksAtNothingButFilesOfTheNamesThatAreMeant() throws Exception {
        file("notes.txt");
        file(".hidden.csv");
        file("copying.csv.part");
        Files.createDirectory(folder.resolve("folder.csv"));
        Files.createSymbolicLink(folder.resolve("link.csv"), file("elsewhere.txt"));

        InboxScanner.Content content = look(() -> {});

        assertThat(content.whole()).isEmpty();
        assertThat(content.unfinished()).isEmpty();
        assertThat(content.untrusted())
                .containsExactly(
                        "link.csv is a link, and Leadline does not follow links in an inbox. Put the file itself in the inbox.");
    }

    @Test
    void readsNoHardLinkToAFileOfAnotherAccount() throws Exception {
        Path others = file("elsewhere.txt");
        Files.createLink(folder.resolve("linked.csv"), others);
        Files.createLink(folder.resolve("kept-twice.csv"), file("original.txt"));
        assumeThat(isGivenAway(others)).as("only root gives files away").isTrue();

        InboxScanner.Content content = look(() -> {});

        assertThat(content.whole()).extracting(InboxFile::name).containsExactly("kept-twice.csv");
        assertThat(content.untrusted())
                .containsExactly(
                        "linked.csv is a hard link to a file that belongs to a different account than the inbox, so"
                                + " Leadline does not read it. Put a copy in the inbox.");
    }

    private static boolean isGivenAway(Path file) {
        try {
            Files.setAttribute(file, "unix:uid", 65_534);
            return true;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void takesNoMarkerForAFileWhateverNamesAreMeant() throws Exception {
        file("leads.csv");
        file("leads.csv.done");
        file("late.csv.part");

        assertThat(new InboxScanner(schedule("*")).look(time -> {}).whole())
                .extracting(InboxFile::name)
                .containsExactly("leads.csv");
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name);
    }

    private InboxScanner.Content look(Meanwhile meanwhile) throws IOException, InterruptedException {
        return new InboxScanner(schedule("*.csv")).look(time -> {
            assertThat(time).isEqualTo(Duration.ofSeconds(30));
            try {
                meanwhile.happens();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private ScheduleSettings schedule(String files) {
        return new ScheduleSettings(
                "nightly",
                "0 30 2 * * *",
                ZoneOffset.UTC,
                folder,
                files,
                Duration.ofSeconds(30),
                null,
                null,
                Map.of(),
                null,
                Duration.ofHours(1),
                Duration.ZERO,
                null,
                Map.of(),
                null,
                null,
                ComparisonRule.NONE);
    }
}
