package dev.leadline.lead.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.source.Row;
import dev.leadline.source.RowFault;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What columns look like after one pass over the file. */
class FileProfileTests {

    private static final List<String> HEADER = List.of("First", "Second");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ann@example.com           | email
            Ann <ann@example.com>     |
            ann@example               |
            (617) 555-0123            | phone
            +1 617.555.0123           | phone
            p:+16175550123            | phone
            6175550123                | phone
            16175550123               | phone
            555-0123                  |
            1617555012                |
            $1,250                    | money
            1,250.00                  | money
            1250                      | money integer
            1.2k                      | money
            1250/mo                   | money
            2                         | integer
            1                         | integer boolean
            yes                       | boolean
            FALSE                     | boolean
            Jane Doe                  | name
            Doe, Jane                 | name
            Dr. Jane van der Berg Jr. | name
            Jane                      |
            12 Main St                |
            2027-06-01                | iso
            2027-06-01T09:15:00Z      | iso
            2027-06-01 09:15:00       | iso
            20270601                  | integer compact
            June 1, 2027              | written
            1 Jun 2027 9:15 AM        | written
            46539                     | money integer serial
            3/4/2027                  | ordered
            3/4/2027 9:15 PM          | ordered
            3/4/1985                  | ordered
            14/3/2027                 | ordered day-first
            3/14/27                   | ordered month-first
            13/14/2027                |
            20279901                  | integer
            02139                     | integer
            12 March Street           |
            """)
    void tellsTheShapeOfAValue(String cell, String shapes) {
        assertThat(shapes(column(cell))).isEqualTo(shapes == null ? "" : shapes);
    }

    @Test
    void countsOnlyCellsThatHoldSomething() {
        assertThat(column("Jane Doe", "", "  ", "\u00a0", "N/A", "-", "null", "Null Doe")
                        .filled())
                .isEqualTo(2);
    }

    @Test
    void countsColumnsApart() {
        FileProfile profile = FileProfile.of(
                HEADER,
                Stream.of(row("ann@example.com", "2"), row("bob@example.com", "yes"))
                        .iterator());
        assertThat(profile.rows()).isEqualTo(2);
        assertThat(shapes(profile.column(0))).isEqualTo("email email");
        assertThat(shapes(profile.column(1))).isEqualTo("integer boolean");
    }

    @Test
    void passesOverRowsWhoseCellsMayStandInWrongColumns() {
        RowFault fault = new RowFault(RowFault.FaultKind.TOO_FEW_CELLS, "The record has 1 cell and the header 2.");
        FileProfile profile = FileProfile.of(
                HEADER,
                Stream.of(new Row(1, 2, List.of("a@example.com"), fault)).iterator());
        assertThat(profile.rows()).isZero();
        assertThat(profile.column(0).filled()).isZero();
    }

    @Test
    void aFileWithoutRowsHasEmptyColumns() {
        FileProfile profile = FileProfile.of(HEADER, Collections.emptyIterator());
        assertThat(profile.column(1).filled()).isZero();
        assertThat(profile.column(1).sample()).isEmpty();
    }

    @Test
    void samplesShortDistinctValuesAndCountsThem() {
        assertThat(column(" b ", "a", "b", "n/a", "x".repeat(201)).sampled()).isEqualTo(Map.of("b", 2L, "a", 1L));
        assertThat(column(" b ", "a", "b").sample()).containsExactly("b", "a");
    }

    @Test
    void samplesAHundredValuesFromAllOverALongColumn() {
        String[] cells = IntStream.range(0, 4_000)
                .mapToObj(row -> (row < 2_000 ? "early " : "late ") + row / 2)
                .toArray(String[]::new);

        Map<String, Long> sampled = column(cells).sampled();

        assertThat(sampled)
                .hasSize(100)
                .allSatisfy((value, count) -> assertThat(count).isEqualTo(2));
        assertThat(sampled.keySet().stream().filter(value -> value.startsWith("late")))
                .hasSizeBetween(30, 70);
    }

    @Test
    void comparesColumnsRowByRow() {
        assertThat(areTheSame("Boston|Boston ", "n/a|", "Salem|Salem", "Boston|Boston"))
                .isTrue();
        assertThat(areTheSame("Boston|Boston", "Salem|Boston", "Boston|Salem", "Salem|Salem"))
                .isFalse();
        assertThat(areTheSame("Boston|Boston", "Salem|", "|Salem")).isFalse();
    }

    @Test
    void comparesLongColumnsRowByRow() {
        List<Row> rows = IntStream.range(0, 4_000)
                .mapToObj(row -> row("town " + row, "town " + (row ^ 1)))
                .toList();

        FileProfile profile = FileProfile.of(HEADER, rows.iterator());

        assertThat(profile.column(0).sampled()).isEqualTo(profile.column(1).sampled());
        assertThat(profile.column(0).isSameAs(profile.column(1))).isFalse();
    }

    private static boolean areTheSame(String... rows) {
        FileProfile profile = FileProfile.of(
                HEADER, Stream.of(rows).map(row -> row(row.split("\\|", -1))).iterator());
        return profile.column(0).isSameAs(profile.column(1));
    }

    private static String shapes(ColumnProfile column) {
        DateEvidence dates = column.dates();
        return Stream.of(
                        "email ".repeat((int) column.emails()),
                        "phone ".repeat((int) column.phones()),
                        "money ".repeat((int) column.money()),
                        "integer ".repeat((int) column.integers()),
                        "boolean ".repeat((int) column.booleans()),
                        "name ".repeat((int) column.fullNames()),
                        "iso ".repeat((int) dates.iso()),
                        "compact ".repeat((int) dates.compact()),
                        "written ".repeat((int) dates.written()),
                        "serial ".repeat((int) dates.serial()),
                        "ordered ".repeat((int) dates.ordered()),
                        "day-first ".repeat((int) dates.dayFirst()),
                        "month-first ".repeat((int) dates.monthFirst()))
                .reduce("", String::concat)
                .strip();
    }

    private static ColumnProfile column(String... cells) {
        return FileProfile.of(
                        HEADER, Stream.of(cells).map(cell -> row(cell, "")).iterator())
                .column(0);
    }

    private static Row row(String... cells) {
        return new Row(1, 2, List.of(cells), null);
    }
}
