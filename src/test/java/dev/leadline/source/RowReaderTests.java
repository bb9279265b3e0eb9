package dev.leadline.source;

import static dev.leadline.source.LeadFiles.faultyRow;
import static dev.leadline.source.LeadFiles.fixture;
import static dev.leadline.source.LeadFiles.row;
import static dev.leadline.source.LeadFiles.rowsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.leadline.source.RowFault.FaultKind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"crlf.csv", "lone-cr.csv"})
    void anyLineEndEndsARow(String name) {
        assertThat(rowsOf(name)).containsExactly(row(1, 2, "Ann", "Example"), row(2, 3, "Bob", "Sample"));
    }

    @Test
    void lineEndsMayBeMixedAndTheLastMayBeMissing() {
        assertThat(rowsOf("mixed-line-ends.csv"))
                .containsExactly(
                        row(1, 2, "Ann", "Example"),
                        row(2, 3, "Bob", "Sample"),
                        row(3, 4, "Cyd", "Test"),
                        row(4, 6, "Dan", "Last"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bom.csv", "bom-before-quote.csv"})
    void byteOrderMarkBelongsToNoCell(String name) {
        assertThat(LeadFile.open(fixture(name), ReadOptions.DEFAULTS).header()).containsExactly("first", "last");
        assertThat(rowsOf(name)).containsExactly(row(1, 2, "Ann", "Example"));
    }

    @Test
    void blankLinesAreNoRowsButCountAsLines() {
        assertThat(rowsOf("blank-lines.csv")).containsExactly(row(1, 5, "Ann", "Example"), row(2, 10, "Bob", "Sample"));
    }

    @Test
    void lineEndsWithinQuotesStayAsTheyAreAndCountAsLines() {
        assertThat(rowsOf("newline-in-quotes.csv"))
                .containsExactly(
                        row(1, 2, "Ann", "calls\r\nback\rat\nnoon"),
                        row(2, 6, "Bob", "two\nlines"),
                        row(3, 8, "Cyd", "none"));
    }

    @Test
    void raggedRowsKeepTheirCellsAndSayHowManyThereAre() {
        assertThat(rowsOf("ragged.csv"))
                .containsExactly(
                        faultyRow(
                                1,
                                2,
                                FaultKind.TOO_FEW_CELLS,
                                "The row has 2 cells, but the header has 3.",
                                "Ann",
                                "Example"),
                        faultyRow(
                                2,
                                3,
                                FaultKind.TOO_MANY_CELLS,
                                "The row has 4 cells, but the header has 3.",
                                "Bob",
                                "Sample",
                                "bob@example.com",
                                "London"),
                        row(3, 4, "Cyd", "Test", "cyd@example.com"),
                        faultyRow(4, 5, FaultKind.TOO_FEW_CELLS, "The row has 1 cell, but the header has 3.", "Dan"),
                        faultyRow(
                                5,
                                6,
                                FaultKind.TOO_MANY_CELLS,
                                "The row, which spans lines 6 to 7, has 4 cells, but the header has 3.",
                                "Eve\nE.",
                                "Long",
                                "eve@example.com",
                                "more"));
    }

    @Test
    void surplusCellsThatHoldNothingAreDropped() {
        assertThat(rowsOf("empty-surplus.csv"))
                .containsExactly(row(1, 2, "Ann", "Example"), row(2, 3, "Bob", "Sample"));
    }

    @Test
    void blanksBeforeAndAfterQuotesAreNoneOfTheCell() {
        assertThat(rowsOf("blanks-round-quotes.csv"))
                .containsExactly(row(1, 2, "Ann", "Example"), row(2, 3, "Bob", "Sample"));
    }

    @Test
    void quotesInsideAPlainCellAreText() {
        assertThat(rowsOf("quote-inside-cell.csv")).containsExactly(row(1, 2, "Ann \"Annie\" Example", "5' 4\""));
    }

    @Test
    void bytesThatAreNotUtf8SpoilTheirRowAlone() throws IOException {
        Path file = folder.resolve("leads.csv");
        Files.write(file, "first,last\nZoë,Núñez\nRen#e,Example\nBob,Sample\n".getBytes(StandardCharsets.UTF_8));
        byte[] bytes = Files.readAllBytes(file);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('#')] = (byte) 0xE9;
        Files.write(file, bytes);

        assertThat(rowsOf(file, ReadOptions.DEFAULTS))
                .containsExactly(
                        row(1, 2, "Zoë", "Núñez"),
                        faultyRow(
                                2,
                                3,
                                FaultKind.UNDECODABLE,
                                "There are bytes at line 3, character 4 that are not valid UTF-8, or a character that was already damaged (U+FFFD).",
                                "Ren\uFFFDe",
                                "Example"),
                        row(3, 4, "Bob", "Sample"));
    }

    @Test
    void settingsNameTheCharsetAndTheDelimiterOfEveryFile() throws IOException {
        Path file = folder.resolve("leads.csv");
        Files.write(file, "name;city,state\nRené;Salem,OR\n".getBytes(Charset.forName("x-MacRoman")));

        assertThat(rowsOf(
                        file,
                        new ReadOptions(SourceLimits.DEFAULTS, Charset.forName("x-MacRoman"), ';', null, false, true)))
                .containsExactly(row(1, 2, "René", "Salem,OR"));
    }

    @Test
    void characterThatWasDamagedBeforeIsFoundOnTheLineWhereItStands() {
        assertThat(rowsOf("damaged-before.csv"))
                .containsExactly(faultyRow(
                        1,
                        2,
                        FaultKind.UNDECODABLE,
                        "There are bytes at line 3, character 11 that are not valid UTF-8, or a character that was already damaged (U+FFFD).",
                        "Ann",
                        "two\nlines, caf\uFFFD"));
    }

    @Test
    void nulCharacterFarDownSpoilsItsRowAlone() {
        assertThat(rowsOf("nul-in-row.csv"))
                .hasSize(701)
                .endsWith(faultyRow(
                        701,
                        702,
                        FaultKind.UNDECODABLE,
                        "There is a NUL character at line 702, character 8, which is not valid text.",
                        "Bob",
                        "Sam\0ple"));
    }

    @Test
    void cellMayBeAsLongAsTheLimit() throws IOException {
        Path file = file("first,note\nAnn,12345\nBob,\"1\n3\"\"5\"\nCyd,\"12345\"\n");

        assertThat(rowsOf(file, cellsUpTo(5)))
                .containsExactly(row(1, 2, "Ann", "12345"), row(2, 3, "Bob", "1\n3\"5"), row(3, 5, "Cyd", "12345"));
    }

    @Test
    void limitMayBeAsLargeAsANumberGoes() throws IOException {
        Path file = file("first,note\nAnn,\"12\n345\"\n");

        assertThat(rowsOf(file, cellsUpTo(Integer.MAX_VALUE))).containsExactly(row(1, 2, "Ann", "12\n345"));
    }

    @Test
    void longerCellSpoilsItsLineAlone() throws IOException {
        Path file = file("first,note\nAnn,123456\nBob,\"123456\"\nCyd,\"12\n456\"\nDan,-\n");

        assertThat(rowsOf(file, cellsUpTo(5)))
                .containsExactly(
                        faultyRow(
                                1,
                                2,
                                FaultKind.CELL_TOO_LONG,
                                "Cell 2 on line 2 is longer than 5 characters (leadline.import.max-cell-chars).",
                                "Ann,123456"),
                        faultyRow(
                                2,
                                3,
                                FaultKind.CELL_TOO_LONG,
                                "Cell 2 on line 3 is longer than 5 characters (leadline.import.max-cell-chars).",
                                "Bob,\"123456\""),
                        faultyRow(
                                3,
                                4,
                                FaultKind.UNCLOSED_QUOTE,
                                "The quote that opens at line 4, character 5 is not closed within 5 characters (leadline.import.max-cell-chars).",
                                "Cyd,\"12"),
                        faultyRow(4, 5, FaultKind.TOO_FEW_CELLS, "The row has 1 cell, but the header has 2.", "456\""),
                        row(5, 6, "Dan", "-"));
    }

    @Test
    void ofAnEndlessLineOnlyTheBeginningIsKept() throws IOException {
        Path file = file("first,note\nAnn," + "x".repeat(200_000) + "\nBob,-\n");

        assertThat(rowsOf(file, cellsUpTo(5)))
                .containsExactly(
                        faultyRow(
                                1,
                                2,
                                FaultKind.CELL_TOO_LONG,
                                "Cell 2 on line 2 is longer than 5 characters (leadline.import.max-cell-chars). Only the first 50 characters of the line are kept.",
                                "Ann," + "x".repeat(46)),
                        row(2, 3, "Bob", "-"));
    }

    @Test
    void lineOfEndlesslyManyCellsIsGivenUp() throws IOException {
        Path file = file("first,note\n" + "Ann,".repeat(100_000) + "\nBob,-\n");

        assertThat(rowsOf(file, cellsUpTo(5)))
                .containsExactly(
                        faultyRow(
                                1,
                                2,
                                FaultKind.CELL_TOO_LONG,
                                "The row that starts on line 2 is longer than 50 characters (leadline.import.max-row-chars). Only the first 50 characters of the line are kept.",
                                "Ann,".repeat(12) + "An"),
                        row(2, 3, "Bob", "-"));
    }

    @Test
    void headerAloneHasNoRows() {
        try (RowReader reader =
                LeadFile.open(fixture("header-only.csv"), ReadOptions.DEFAULTS).read()) {
            assertThat(reader.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(reader::next);
        }
    }

    @Test
    void everyPassSeesAllRows() {
        LeadFile file = LeadFile.open(fixture("crlf.csv"), ReadOptions.DEFAULTS);
        try (RowReader first = file.read();
                RowReader second = file.read()) {
            assertThat(first.next()).isEqualTo(row(1, 2, "Ann", "Example"));
            assertThat(second.next()).isEqualTo(row(1, 2, "Ann", "Example"));
            assertThat(first.next()).isEqualTo(row(2, 3, "Bob", "Sample"));
        }
    }

    @Test
    void rowsAreTheSameWhereverTheBufferEnds() throws IOException {
        String cell = "\"a \"\"b\"\"\r\nc\"";
        for (int padding = 32_740; padding < 32_780; padding++) {
            Path file = file("first,note\r\n" + "x".repeat(padding) + ",y\r\n" + "Ann," + cell + "\r\n");

            assertThat(rowsOf(file, ReadOptions.DEFAULTS))
                    .as("after %d characters", padding)
                    .endsWith(row(2, 3, "Ann", "a \"b\"\r\nc"));
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("leads.csv"), text);
    }

    private static ReadOptions cellsUpTo(int chars) {
        int row = (int) Math.min(10L * chars, Integer.MAX_VALUE);
        return ReadOptions.within(new SourceLimits(chars, row, 100, 1L << 20, 1L << 20, 100, 1L << 20));
    }
}
