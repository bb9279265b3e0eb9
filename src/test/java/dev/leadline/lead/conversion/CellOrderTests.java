package dev.leadline.lead.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.conversion.CellOrder.SortKind;
import dev.leadline.source.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellOrderTests {

    @Test
    void comparesDatesWithTheirTimeOfDay() {
        assertOrder(
                SortKind.DATE,
                DateOrder.MONTH_FIRST,
                "2027-02-28T23:59:59Z",
                "3/1/2027",
                "2027-03-01 12:30 am",
                "2027-03-01T09:30:00.250Z",
                "2027-03-01T09:30:00.5Z",
                "March 1, 2027 at 12:15 PM",
                "3/1/27, 11:59 PM",
                "20270302");
    }

    @Test
    void comparesTimesOfSeveralZones() {
        assertOrder(
                SortKind.DATE,
                DateOrder.UNDECIDED,
                "2027-03-01T12:00:00+05:30",
                "2027-03-01T12:00:00Z",
                "2027-03-01 08:00:00 EST",
                "2027-03-01T12:00:00-08:00",
                "2027-03-01T20:30:00 GMT+0000 (Coordinated Universal Time)");
    }

    @Test
    void readsTheDatesOfOneColumnAlike() {
        assertOrder(SortKind.DATE, DateOrder.DAY_FIRST, "3/1/2027", "2/2/2027", "1/3/2027", "13/3/2027");
        assertOrder(SortKind.DATE, DateOrder.MONTH_FIRST, "1/3/2027", "2/2/2027", "3/1/2027", "3/13/2027");
    }

    @Test
    void comparesNumbersAndAmounts() {
        assertOrder(
                SortKind.NUMBER,
                DateOrder.UNDECIDED,
                "-12",
                "-1.5",
                "0",
                "7",
                "42",
                "1,250",
                "$1,250.50",
                "1800000000000");
    }

    @Test
    void comparesAnythingElseAsText() {
        assertOrder(SortKind.TEXT, DateOrder.UNDECIDED, "Ann", "ann lee", "BOB", "cat", "Zoë", "Ångström");
    }

    @Test
    void putsWhatCannotBeReadLastInBothDirections() {
        CellOrder dates = CellOrder.of(profile("2027-03-01", "2027-03-02", "soon", "3/4/2027"), DateOrder.UNDECIDED);
        for (boolean descending : List.of(false, true)) {
            for (String last : List.of("soon", "", " ", "n/a", "3/4/2027", "2027-02-30")) {
                assertThat(dates.key(last, descending))
                        .as(last)
                        .isEqualTo("1")
                        .isGreaterThan(dates.key("2027-03-01", descending));
            }
        }
        assertThat(dates.unreadable(profile("2027-03-01", "2027-03-02", "soon", "3/4/2027")))
                .isEqualTo(2);
    }

    @Test
    void isDecidedByMostOfTheValues() {
        assertThat(CellOrder.of(profile("2027-03-01", "soon"), DateOrder.UNDECIDED)
                        .kind())
                .isEqualTo(SortKind.DATE);
        assertThat(CellOrder.of(profile("2027-03-01", "soon", "later"), DateOrder.UNDECIDED)
                        .kind())
                .isEqualTo(SortKind.TEXT);
        assertThat(CellOrder.of(profile("45000", "46000"), DateOrder.UNDECIDED).kind())
                .isEqualTo(SortKind.NUMBER);
        assertThat(CellOrder.of(profile("", ""), DateOrder.UNDECIDED).kind()).isEqualTo(SortKind.TEXT);
    }

    private static void assertOrder(SortKind kind, DateOrder dates, String... cells) {
        CellOrder order = CellOrder.of(profile(cells), dates);
        assertThat(order.kind()).isEqualTo(kind);
        List<String> mixed = new ArrayList<>(List.of(cells));
        Collections.rotate(mixed, 2);

        assertThat(mixed.stream().sorted(Comparator.comparing(cell -> order.key(cell, false))))
                .containsExactly(cells);
        assertThat(mixed.stream()
                        .sorted(Comparator.comparing((String cell) -> order.key(cell, true))
                                .reversed()))
                .containsExactly(cells);
    }

    private static ColumnProfile profile(String... cells) {
        List<Row> rows = IntStream.range(0, cells.length)
                .mapToObj(i -> new Row(i + 1, i + 2, List.of(cells[i]), null))
                .toList();
        return FileProfile.of(List.of("Created"), rows.iterator()).column(0);
    }
}
