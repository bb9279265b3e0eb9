package dev.leadline.source;

import static dev.leadline.source.LeadFiles.fixture;
import static dev.leadline.source.LeadFiles.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeadFileTests {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void export() throws IOException {
        file = Files.writeString(folder.resolve("leads.csv"), "first,last\nAnn,Example\n");
    }

    @Test
    void knowsItsNameHeaderAndContent() {
        LeadFile leads = LeadFile.open(file, ReadOptions.DEFAULTS);

        assertThat(leads.name()).isEqualTo("leads.csv");
        assertThat(leads.header()).containsExactly("first", "last");
        assertThat(leads.sha256()).isEqualTo("0882d8a808ba392babb02cb18c151033b106dbd3c2c20d335d8fedb43472d1b1");
    }

    @Test
    void namesOfColumnsLoseTheBlanksAroundThem() {
        assertThat(LeadFile.open(fixture("padded-header.csv"), ReadOptions.DEFAULTS)
                        .header())
                .containsExactly("first", "last", "e mail");
    }

    @Test
    void linkCountsAsWhatItLeadsTo() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("today.csv"), file);

        assertThat(LeadFiles.rowsOf(link, ReadOptions.DEFAULTS)).containsExactly(row(1, 2, "Ann", "Example"));
    }

    @Test
    void sameContentIsUnchangedWhenItsTimeIsAnother() throws IOException {
        LeadFile leads = LeadFile.open(file, ReadOptions.DEFAULTS);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertThatNoException().isThrownBy(() -> readAll(leads));
    }

    @Test
    void grownFileIsNoticed() throws IOException {
        LeadFile leads = LeadFile.open(file, ReadOptions.DEFAULTS);
        Files.writeString(file, "Bob,Sample\n", StandardOpenOption.APPEND);

        assertChanged(leads);
    }

    @Test
    void otherContentOfTheSameLengthAndTimeIsNoticed() throws IOException {
        LeadFile leads = LeadFile.open(file, ReadOptions.DEFAULTS);
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "first,last\nAnn,Examples");
        Files.setLastModifiedTime(file, time);

        assertChanged(leads);
    }

    @Test
    void fileThatIsGoneIsNoticed() throws IOException {
        LeadFile leads = LeadFile.open(file, ReadOptions.DEFAULTS);
        Files.delete(file);

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> readAll(leads))
                .withMessage("%s does not exist. Check the name and the folder.", file);
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(leads::read)
                .withMessage("%s does not exist. Check the name and the folder.", file);
    }

    @Test
    void passOverAnotherHeaderDoesNotStart() throws IOException {
        LeadFile leads = LeadFile.open(file, ReadOptions.DEFAULTS);
        Files.writeString(file, "last,first\nExample,Ann\n");

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(leads::read)
                .withMessage("%s changed while it was read. Wait until the file is complete, then try again.", file);
    }

    private static long readAll(LeadFile leads) {
        return leads.readAll((header, rows) -> rows.hasNext() ? 1 : 0);
    }

    private void assertChanged(LeadFile leads) {
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> readAll(leads))
                .withMessage("%s changed while it was read. Wait until the file is complete, then try again.", file);
    }
}
