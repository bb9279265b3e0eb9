package dev.leadline.source;

import static dev.leadline.source.LeadFiles.faultyRow;
import static dev.leadline.source.LeadFiles.row;
import static dev.leadline.source.LeadFiles.rowsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.source.RowFault.FaultKind;
import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenQuoteTests {

    private static final int ROWS = 100_000;

    @TempDir
    private Path folder;

    @Test
    void unclosedQuoteSpoilsItsLineAlone() {
        assertThat(rowsOf("unclosed-quote.csv"))
                .containsExactly(
                        faultyRow(
                                1,
                                2,
                                FaultKind.UNCLOSED_QUOTE,
                                "The quote that opens at line 2, character 5 is never closed.",
                                "Ann,\"Example,ann@example.com"),
                        row(2, 3, "Bob", "Sample", "bob@example.com"),
                        row(3, 4, "Cyd", "Test", "cyd@example.com"));
    }

    @Test
    void unclosedQuoteThatMeetsTheQuoteOfAnotherRowSpoilsItsLineAlone() {
        assertThat(rowsOf("unclosed-quote-meets-another.csv"))
                .containsExactly(
                        faultyRow(
                                1,
                                2,
                                FaultKind.TEXT_AFTER_QUOTE,
                                "The quote that opens at line 2, character 5 is closed at line 4, character 5, but more text follows.",
                                "Ann,\"Example,ann@example.com"),
                        row(2, 3, "Bob", "Sample", "bob@example.com"),
                        row(3, 4, "Cyd", "Test", "cyd@example.com"),
                        row(4, 5, "Dan", "Last", "dan@example.com"));
    }

    @Test
    void textAfterAClosingQuoteSpoilsItsLineAlone() {
        assertThat(rowsOf("text-after-quote.csv"))
                .containsExactly(
                        faultyRow(
                                1,
                                2,
                                FaultKind.TEXT_AFTER_QUOTE,
                                "The quote that opens at line 2, character 5 is closed at line 2, character 14, but more text follows.",
                                "Ann,\"Example \"AE\" Jr\",ann@example.com"),
                        row(2, 3, "Bob", "Sample", "bob@example.com"));
    }

    @Test
    void everyLineOfABrokenCellIsAccountedFor() {
        assertThat(rowsOf("text-after-quote-on-a-later-line.csv"))
                .containsExactly(
                        faultyRow(
                                1,
                                2,
                                FaultKind.TEXT_AFTER_QUOTE,
                                "The quote that opens at line 2, character 5 is closed at line 4, character 4, but more text follows.",
                                "Ann,\"said"),
                        faultyRow(
                                2,
                                3,
                                FaultKind.TEXT_AFTER_QUOTE,
                                "The quote that opens at line 3, character 1 is closed at line 3, character 2, but more text follows.",
                                "\"\"hello\"\""),
                        faultyRow(
                                3,
                                4,
                                FaultKind.TOO_FEW_CELLS,
                                "The row has 1 cell, but the header has 2.",
                                "to \"Bob\" twice\""),
                        row(4, 5, "Bob", "none"));
    }

    @Test
    void charactersAreCountedAsAPersonCountsThem() {
        assertThat(rowsOf("astral.csv"))
                .containsExactly(faultyRow(
                        1,
                        2,
                        FaultKind.UNCLOSED_QUOTE,
                        "The quote that opens at line 2, character 4 is never closed.",
                        "\uD83D\uDE00\uD83D\uDE00,\"open"));
    }

    @Test
    void oneUnclosedQuoteInALongFileCostsOneRow() throws IOException {
        List<Row> rows = rowsOf(file("first,last\n1,\"Ann\n", "#,Bob\n"), ReadOptions.DEFAULTS);

        assertThat(rows).hasSize(ROWS + 1).endsWith(row(ROWS + 1, ROWS + 2, "" + ROWS, "Bob"));
        assertThat(rows)
                .filteredOn(row -> row.fault() != null)
                .containsExactly(faultyRow(
                        1,
                        2,
                        FaultKind.UNCLOSED_QUOTE,
                        "The quote that opens at line 2, character 3 is not closed within 100,000 characters (leadline.import.max-cell-chars).",
                        "1,\"Ann"));
    }

    @Test
    void unclosedQuotesInEveryRowCostTheseRowsAndNoMore() throws IOException {
        List<Row> rows = rowsOf(file("first,last\n", "#,\"Bob\n"), ReadOptions.DEFAULTS);

        assertThat(rows).hasSize(ROWS).noneMatch(row -> row.fault() == null);
    }

    @Test
    void quotesThatCloseAndOpenAgainAreNotFollowedBeyondTheColumns() throws IOException {
        List<Row> rows = rowsOf(file("first,last\n", "x\" ,\"#\n"), ReadOptions.DEFAULTS);

        assertThat(rows).hasSize(ROWS);
        assertThat(rows.get(0))
                .isEqualTo(faultyRow(
                        1,
                        2,
                        FaultKind.UNCLOSED_QUOTE,
                        "The quote that opens at line 3, character 5 is not closed on its line, and its cell is outside the table: the header has 2 cells.",
                        "x\" ,\"1"));
    }

    @Test
    void noMoreIsReadAheadThanACellMayHold() throws IOException {
        CountingReader reader = new CountingReader("1,\"Ann\n" + "2,Bob\n".repeat(ROWS));
        RecordRules rules = new RecordRules(Dialect.STANDARD, 2, 10_000, 100_000);
        RecordSplitter splitter = new RecordSplitter(new CharWindow(reader), rules);

        assertThat(splitter.next())
                .isEqualTo(
                        new RawRecord(1, 1, "1,\"Ann", FaultMessages.notClosedWithin(new FilePosition(1, 3), 10_000)));
        assertThat(reader.characters).isBetween(10_000L, 1L << 15);
    }

    private Path file(String start, String row) throws IOException {
        StringBuilder text = new StringBuilder(start);
        for (int number = 1; number <= ROWS; number++) {
            text.append(row.replace("#", "" + number));
        }
        return Files.writeString(folder.resolve("leads.csv"), text);
    }

    private static final class CountingReader extends FilterReader {

        private long characters;

        private CountingReader(String text) {
            super(new StringReader(text));
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            characters += Math.max(0, count);
            return count;
        }
    }
}
