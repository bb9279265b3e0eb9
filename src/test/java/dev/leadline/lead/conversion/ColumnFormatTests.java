package dev.leadline.lead.conversion;

import static dev.leadline.lead.conversion.DateOrder.DAY_FIRST;
import static dev.leadline.lead.conversion.DateOrder.MONTH_FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.lead.conversion.ColumnFormat.DecidedBy;
import dev.leadline.message.UserException;
import dev.leadline.source.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a whole column decides between day and month first, and what the report says of it. */
class ColumnFormatTests {

    @Test
    void oneDateOfOneReadingDecidesForTheColumn() {
        assertThat(decided(column("3/4/2027", "3/14/2027"), null, null))
                .isEqualTo(
                        "MONTH_FIRST by VALUES. Column \"Move in\": the month comes first in dates (shown by 1 of 2 dates).");
        assertThat(decided(column("3/4/2027", "14/3/2027", "15/3/2027"), null, null))
                .isEqualTo(
                        "DAY_FIRST by VALUES. Column \"Move in\": the day comes first in dates (shown by 2 of 3 dates).");
    }

    @Test
    void valuesThatAgreeOutweighTheLocale() {
        assertThat(decided(column("14/3/2027"), null, MONTH_FIRST))
                .isEqualTo(
                        "DAY_FIRST by VALUES. Column \"Move in\": the day comes first in dates (shown by 1 of 1 date).");
    }

    @Test
    void theMappingDecidesWhereTheValuesDoNot() {
        assertThat(decided(column("3/4/2027"), DAY_FIRST, MONTH_FIRST))
                .isEqualTo("DAY_FIRST by MAPPING."
                        + " Column \"Move in\": the day comes first in dates (set in the mapping).");
    }

    @Test
    void theMappingDecidesWhereTheValuesContradictEachOther() {
        assertThat(decided(column("14/3/2027", "3/14/2027"), MONTH_FIRST, null))
                .isEqualTo("MONTH_FIRST by MAPPING."
                        + " Column \"Move in\": the month comes first in dates (set in the mapping).");
    }

    @Test
    void aMappingThatContradictsTheValuesDecidesNothing() {
        assertThat(decided(column("3/4/2027", "14/3/2027"), MONTH_FIRST, null))
                .isEqualTo(
                        "UNDECIDED by CONFLICT. Column \"Move in\": the mapping and the dates disagree about whether the day or the month comes first. Dates that can be read both ways are rejected."
                                + " Correct the mapping or the dates.");
    }

    @Test
    void theLocaleDecidesWhereNobodyElseDoes() {
        assertThat(decided(column("3/4/2027"), null, MONTH_FIRST))
                .isEqualTo(
                        "MONTH_FIRST by LOCALE. Column \"Move in\": the month comes first in dates (the default for the region, because the dates fit both orders).");
    }

    @Test
    void theLocaleDoesNotDecideBetweenValuesThatContradictEachOther() {
        assertThat(decided(column("14/3/2027", "3/14/2027"), null, MONTH_FIRST))
                .isEqualTo(
                        "UNDECIDED by NOBODY. Column \"Move in\": some dates start with the day and some with the month. Dates that can be read both ways are rejected. Set date_order in the mapping.");
    }

    @Test
    void nothingIsAssumedWhereNobodyHasSaidAnything() {
        assertThat(decided(column("3/4/2027"), null, null))
                .isEqualTo(
                        "UNDECIDED by NOBODY. Column \"Move in\": it is unclear whether the day or the month comes first. Dates that can be read both ways are rejected. Set date_order in the mapping.");
    }

    /** As in "Move-in (DD/MM/YYYY)". */
    @Test
    void theHeadersWordHoldsUnlessTheValuesSayOtherwise() {
        ColumnProfile either = column("3/4/2027");
        ColumnFormat format = ColumnFormat.decide(either, null, DAY_FIRST, MONTH_FIRST, "US");

        assertThat(format.dateOrder()).isEqualTo(DAY_FIRST);
        assertThat(format.aboutDates("Move in", either))
                .contains("Column \"Move in\": the day comes first in dates (as the header says).");
        assertThat(ColumnFormat.decide(either, MONTH_FIRST, DAY_FIRST, null, "US")
                        .dateOrder())
                .isEqualTo(MONTH_FIRST);
        assertThat(ColumnFormat.decide(column("3/4/2027", "4/30/2027"), null, DAY_FIRST, null, "US")
                        .dateOrder())
                .isEqualTo(DateOrder.UNDECIDED);
    }

    @Test
    void anImplausibleYearIsNoEvidence() {
        assertThat(column("3/4/2027", "27/06/01", "30/6/1985").dateOrder()).isEqualTo(DateOrder.UNDECIDED);
    }

    @Test
    void aColumnThatDoesNotDependOnItIsNotTalkedAbout() {
        ColumnProfile profile = column("2027-06-01", "June 1, 2027");
        assertThat(ColumnFormat.decide(profile, null, null, MONTH_FIRST, "US").aboutDates("Move in", profile))
                .isEmpty();
    }

    @Test
    void aFormatStartsWithDollarsAndWithoutRanges() {
        ColumnFormat format = ColumnFormat.decide(column(), null, null, null, "ca");
        assertThat(format)
                .isEqualTo(new ColumnFormat(
                        DateOrder.UNDECIDED, DecidedBy.NOBODY, "CA", ColumnFormat.MoneyUnit.DOLLARS, false));
    }

    @Test
    void anUnknownPhoneRegionIsAUsageError() {
        assertThatThrownBy(() -> ColumnFormat.decide(column(), null, null, null, "USA"))
                .isInstanceOf(UserException.class)
                .hasMessage("\"USA\" is not a known phone region. Enter a two-letter country code, such as US or CA.");
    }

    private static String decided(ColumnProfile profile, @Nullable DateOrder mapping, @Nullable DateOrder locale) {
        ColumnFormat format = ColumnFormat.decide(profile, mapping, null, locale, "US");
        return format.dateOrder() + " by " + format.decidedBy() + ". "
                + format.aboutDates("Move in", profile).orElse("");
    }

    private static ColumnProfile column(String... cells) {
        List<Row> rows = new ArrayList<>();
        for (String cell : cells) {
            rows.add(new Row(rows.size() + 1, rows.size() + 2, List.of(cell), null));
        }
        return FileProfile.of(List.of("Move in"), rows.iterator()).column(0);
    }
}
