package dev.leadline.lead.conversion;

import static dev.leadline.lead.conversion.DateOrder.MONTH_FIRST;
import static dev.leadline.lead.conversion.DateOrder.UNDECIDED;

import dev.leadline.lead.conversion.ColumnFormat.DecidedBy;

/** Decides between day and month first for a column, and says why. */
record DateDecision(DateOrder order, DecidedBy by) {

    static DateDecision of(DateEvidence values, DateOrder mapping, DateOrder locale) {
        DateOrder seen = values.order();
        if (seen != UNDECIDED) {
            return mapping == UNDECIDED || mapping == seen
                    ? new DateDecision(seen, DecidedBy.VALUES)
                    : new DateDecision(UNDECIDED, DecidedBy.CONFLICT);
        }
        if (mapping != UNDECIDED) {
            return new DateDecision(mapping, DecidedBy.MAPPING);
        }
        return locale == UNDECIDED || values.mixed()
                ? new DateDecision(UNDECIDED, DecidedBy.NOBODY)
                : new DateDecision(locale, DecidedBy.LOCALE);
    }

    ColumnFormat toFormat(String phoneRegion) {
        return new ColumnFormat(order, by, phoneRegion, ColumnFormat.MoneyUnit.DOLLARS, false);
    }

    String sentence(DateEvidence values) {
        return switch (by) {
            case VALUES ->
                "the " + first() + " comes first in dates, as " + clear(values) + " of " + values.ordered() + " show.";
            case MAPPING -> "the " + first() + " comes first in dates, as the mapping says.";
            case LOCALE ->
                "the " + first() + " comes first in dates, as is the custom of the locale; the dates themselves"
                        + " do not decide.";
            case CONFLICT ->
                "the mapping and the dates contradict each other about what comes first, so dates that can be"
                        + " read in two ways are rejected. Correct the mapping or the dates.";
            case NOBODY ->
                (values.mixed()
                                ? "some dates have the day first and some the month"
                                : "nothing decides whether day or month comes first in dates")
                        + ", so those that can be read in two ways are rejected. Say in the mapping which comes first.";
        };
    }

    private String first() {
        return order == MONTH_FIRST ? "month" : "day";
    }

    private static long clear(DateEvidence values) {
        return values.dayFirst() + values.monthFirst();
    }
}
