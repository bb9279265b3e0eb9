package dev.leadline.source;

import static dev.leadline.source.LeadFiles.fixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnusableFileTests {

    private static final String EXPORT_AGAIN = "Export the leads again as CSV.";

    @TempDir
    private Path folder;

    @Test
    void missing() {
        Path file = folder.resolve("leads.csv");

        refused(file, "%s does not exist. Check the name and the folder.");
    }

    @Test
    void linkToNothing() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("today.csv"), folder.resolve("leads.csv"));

        refused(link, "%s does not exist. Check the name and the folder.");
    }

    @Test
    void folder() {
        refused(folder, "%s is a folder. Specify a file in it.");
    }

    @Test
    void device() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "this system has no /dev/null");

        refused(device, "%s is a pipe or a device. Save the leads in a regular file first.");
    }

    @Test
    void forbidden() {
        Path file = Path.of("leads.csv");

        assertThat(FileRefusals.unreadable(file, new AccessDeniedException("leads.csv")))
                .hasMessage("leads.csv cannot be read: permission denied. Allow this user to read the file.");
    }

    @Test
    void onABrokenDisk() {
        Path file = Path.of("leads.csv");

        assertThat(FileRefusals.unreadable(file, new FileSystemException("leads.csv", null, "Input/output error")))
                .hasMessage(
                        "leads.csv cannot be read (Input/output error). Check the disk, or copy the file elsewhere, then try again.");
    }

    @Test
    void insideAFileInsteadOfAFolder() throws IOException {
        Path leads = Files.writeString(folder.resolve("leads"), "first,last\n");
        String because = " does not exist, because " + leads + " is a file and not a folder.";

        refused(leads.resolve("leads.csv"), "%s" + because + " Check the name and the folder.");
        refused(leads.resolve("2026/leads.csv"), "%s" + because + " Check the name and the folder.");
    }

    @Test
    void empty() throws IOException {
        Path file = Files.createFile(folder.resolve("leads.csv"));

        refused(file, "%s is empty. Export the leads again, with column names in the first line.");
    }

    @Test
    void nothingButBlankLines() {
        refused(
                fixture("blank-lines-only.csv"),
                "%s is empty. Export the leads again, with column names in the first line.");
    }

    @Test
    void workbook() {
        refused(
                fixture("workbook.csv"),
                "%s is an Excel workbook that cannot be read. Open it in Excel and save it again as .xlsx or as CSV UTF-8.");
    }

    @ParameterizedTest
    @CsvSource({
        "d0cf11e0a1b11ae1, 'an old Excel workbook (.xls) or a workbook with a password', Open the file and save it as .xlsx or as CSV UTF-8",
        "504b0506000000000000, an empty ZIP archive, Export the leads again as CSV",
        "255044462d312e370a, a PDF document, Export the leads again as CSV",
        "aced00057372, a stream of Java objects, Export the leads again as CSV",
        "425a68393141592653, compressed with bzip2, Unpack it and import the CSV file in it",
        "377abcaf271c0004, a 7-Zip archive, Unpack it and import the CSV files in it",
        "526172211a0700, a RAR archive, Unpack it and import the CSV files in it",
        "28b52ffd2400, compressed with Zstandard, Unpack it and import the CSV file in it",
        "00666972737400006c617374, a binary file (it contains NUL bytes), Export the leads again as CSV",
        "89504e470d0a1a0a0000000d49484452, a binary file (it contains NUL bytes), Export the leads again as CSV"
    })
    void otherKindOfFile(String bytes, String what, String advice) throws IOException {
        Path file = Files.write(folder.resolve("leads.csv"), HexFormat.of().parseHex(bytes));

        refused(file, "%s is " + what + ", which cannot be imported. " + advice + ".");
    }

    @Test
    void page() {
        refused(fixture("page.csv"), "%s is a web page (HTML), which cannot be imported. " + EXPORT_AGAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html lang=\"en\">", "<!-- saved -->\n<html>", "<TABLE><tr><td>first</td>", "\n\n  <head>"})
    void otherPages(String text) throws IOException {
        refused(file(text), "%s is a web page (HTML), which cannot be imported. " + EXPORT_AGAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<?xml version=\"1.0\"?><leads/>", "<leads>\n<lead/></leads>", "<l:leads xmlns:l=\"x\">"})
    void xml(String text) throws IOException {
        refused(file(text), "%s is XML, which cannot be imported. " + EXPORT_AGAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"first\": \"Ann\"}", "[\n  {\"first\": \"Ann\"}]", "[[\"first\"]]", "[\"first\"]", "{}", "[]"
            })
    void json(String text) throws IOException {
        refused(file(text), "%s is JSON, which cannot be imported. " + EXPORT_AGAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<first>,<last>\n", "[first],[last]\n", "{first},{last}\n", "<3 leads,last\n", "PKs,last\n"})
    void strangeHeadersAreHeaders(String text) throws IOException {
        Path file = file(text);

        assertThatNoException().isThrownBy(() -> LeadFile.open(file, ReadOptions.DEFAULTS));
    }

    @Test
    void tooLargeWithoutReadingIt() throws IOException {
        Path file = folder.resolve("leads.csv");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(10L << 30);
        }

        refused(
                file,
                "%s has 10,737,418,240 bytes, more than the 4,294,967,296 that are allowed. Split the file, or increase leadline.import.max-file-size.");
    }

    @Test
    void tooManyColumns() throws IOException {
        String header =
                IntStream.rangeClosed(1, 1_001).mapToObj(column -> "c" + column).collect(Collectors.joining(","));

        refused(
                file(header),
                "%s has 1,001 columns, more than the 1,000 that are allowed. Remove the columns that contain no lead data, or increase leadline.import.max-columns.");
    }

    @Test
    void columnWithoutANameBesideOneThatIsCalledByItsPlace() throws IOException {
        refused(
                file("Column 2,,email\nAnn,Example,ann@example.com\n"),
                "%s has no header name for column 2, and another column is called \"Column 2\"."
                        + " Name the column, or remove it.");
    }

    @Test
    void columnsOfTheSameName() {
        refused(
                fixture("repeated-columns.csv"),
                "%s has more than one column with the same name (email, phone). Rename or remove the repeated columns.");
    }

    @Test
    void columnsOfTheSameNameAreShownWithoutWhatATerminalObeys() throws IOException {
        String name = "\u001B[2J" + "n".repeat(100);

        refused(
                file(name + "," + name + "\n"),
                "%s has more than one column with the same name (?[2J" + "n".repeat(56)
                        + "...). Rename or remove the repeated columns.");
    }

    @Test
    void headerWithABrokenQuote() {
        refused(
                fixture("header-with-unclosed-quote.csv"),
                "%s has a header that cannot be read. Fix it, then try again: The quote that opens at line 2, character 7 is"
                        + " never closed.");
    }

    @Test
    void headerThatWasDamagedBefore() throws IOException {
        refused(
                file("Pr\uFFFDnom,last\n"),
                "%s has a header that cannot be read. Fix it, then try again: There are bytes at line 1, character 3 that are not valid UTF-8, or a character that was already damaged (U+FFFD).");
    }

    @Test
    void archiveOrWorkbookThatUnpacksToMoreThanIsAllowed() {
        ReadOptions narrow = ReadOptions.within(new SourceLimits(100, 1_000, 10, 1L << 20, 40, 200, 1L << 20));

        for (String name : List.of("packed.csv.gz", "packed.zip", "workbook.xlsx")) {
            Path file = Path.of("src/test/resources/hard-inputs", name);
            assertThatExceptionOfType(UnusableFileException.class)
                    .isThrownBy(() -> LeadFile.open(file, narrow))
                    .withMessage(
                            "%s unpacks to more than the 40 bytes that are allowed. Unpack the file and split it, or increase leadline.import.max-unpacked-size.",
                            file);
        }
    }

    @Test
    void headerWithoutEnd() throws IOException {
        refused(
                file("x".repeat(2_000_000)),
                "%s has a header that cannot be read. Fix it, then try again: Cell 1 on line 1 is longer than 100,000"
                        + " characters (leadline.import.max-cell-chars). Only the first 1,000,000 characters of the line are kept.");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("leads.csv"), text);
    }

    private static void refused(Path file, String message) {
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> LeadFile.open(file, ReadOptions.DEFAULTS))
                .withMessage(message, file);
    }
}
