package dev.leadline.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.conversion.ContactMatcher;
import dev.leadline.privacy.LeadFileEraser.Erasure;
import dev.leadline.privacy.LeadFileEraser.InPlaceOfRows;
import dev.leadline.settings.Settings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the rows of one person are removed from a file, and nothing else. */
class LeadFileEraserTests {

    private static final ContactMatcher ZOE = ContactMatcher.ofEmail("zoe@example.com");

    @TempDir
    Path folder;

    private LeadFileEraser eraser;

    @BeforeEach
    void readAsImportsDo() {
        eraser = new LeadFileEraser(Settings.load(folder, Map.of()).readOptions());
    }

    @Test
    void removesARowOfSeveralLines() throws IOException {
        Path file = file(
                "Name;Email;Notes\r\nAnn;ann@example.com;\r\nZoe;zoe@example.com;\"two\r\nlines\"\r\nBob;bob@example.com;é\r\n");

        assertThat(erase(file)).isEqualTo(Erasure.ERASED);

        assertThat(text(file)).isEqualTo("Name;Email;Notes\r\nAnn;ann@example.com;\r\nBob;bob@example.com;é\r\n");
    }

    @Test
    void keepsPermissionsAndTimeOfTheFile() throws IOException {
        Path file = file("Name,Email\nZoe,zoe@example.com\nBob,bob@example.com\n");
        FileTime time = FileTime.fromMillis(1_700_000_000_000L);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Files.setLastModifiedTime(file, time);

        erase(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
    }

    @Test
    void leavesAFileWithoutThePersonAlone() throws IOException {
        Path file = file("Name,Email\nAnn,ann@example.com\n");

        assertThat(erase(file)).isEqualTo(Erasure.NOT_FOUND);
        assertThat(erase(file("no leads at all"))).isEqualTo(Erasure.NOT_FOUND);
    }

    @Test
    void letsTheOtherRowsOfAPrivateCopyKeepTheirNumbers() throws IOException {
        Path file = file("Name,Email\nAnn,ann@example.com\nZoe,zoe@example.com\nBob,bob@example.com\n");

        assertThat(eraser.erase(file, ZOE, InPlaceOfRows.PLACEHOLDER)).isEqualTo(Erasure.ERASED);

        assertThat(text(file)).isEqualTo("Name,Email\nAnn,ann@example.com\n[deleted]\nBob,bob@example.com\n");
    }

    @Test
    void changesNothingWhereThePersonIsOutsideOfTheRows() throws IOException {
        String content = "Leads for zoe@example.com\n\nName,Email\nAnn,ann@example.com\nBob,bob@example.com\n";
        Path file = file(content);

        assertThat(erase(file)).isEqualTo(Erasure.NOT_POSSIBLE);
        assertThat(text(file)).isEqualTo(content);
    }

    @Test
    void changesNothingWhereLinesAreNotBytes() throws IOException {
        Path file = folder.resolve("wide.csv");
        String content = "\uFEFFName,Email\nZoe,zoe@example.com\n";
        Files.writeString(file, content, StandardCharsets.UTF_16LE);

        assertThat(erase(file)).isEqualTo(Erasure.NOT_POSSIBLE);
        assertThat(Files.readString(file, StandardCharsets.UTF_16LE)).isEqualTo(content);
    }

    @Test
    void keepsTheCharactersOfAnotherCharset() throws IOException {
        Path file = folder.resolve("old.csv");
        Charset charset = Charset.forName("windows-1252");
        Files.writeString(file, "Name,Email\nZoé,zoe@example.com\nJosé,jose@example.com\n", charset);

        assertThat(erase(file)).isEqualTo(Erasure.ERASED);
        assertThat(Files.readString(file, charset)).isEqualTo("Name,Email\nJosé,jose@example.com\n");
    }

    @Test
    void leavesNothingBeside() throws IOException {
        erase(file("Name,Email\nZoe,zoe@example.com\n"));

        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    private Erasure erase(Path file) {
        return eraser.erase(file, ZOE, InPlaceOfRows.NOTHING);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("leads.csv"), content);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
