package dev.leadline.lead.conversion;

import static dev.leadline.lead.conversion.DateOrder.MONTH_FIRST;
import static dev.leadline.lead.conversion.DateOrder.UNDECIDED;

import dev.leadline.lead.conversion.ColumnFormat.DecidedBy;

/** Decides whether the day or the month comes first in a column, and explains why. */
record DateDecision(DateOrder order, DecidedBy by) {

    static DateDecision of(DateEvidence values, DateOrder mapping, DateOrder header, DateOrder locale) {
        DateOrder seen = values.order();
        if (seen != UNDECIDED) {
            return seen(seen, mapping, header);
        }
        if (mapping != UNDECIDED) {
            return new DateDecision(mapping, DecidedBy.MAPPING);
        }
        if (header != UNDECIDED) {
            return new DateDecision(header, DecidedBy.HEADER);
        }
        return locale == UNDECIDED || values.mixed()
                ? new DateDecision(UNDECIDED, DecidedBy.NOBODY)
                : new DateDecision(locale, DecidedBy.LOCALE);
    }

    private static DateDecision seen(DateOrder seen, DateOrder mapping, DateOrder header) {
        DateOrder said = mapping == UNDECIDED ? header : mapping;
        if (said == UNDECIDED || said == seen) {
            return new DateDecision(seen, DecidedBy.VALUES);
        }
        return new DateDecision(UNDECIDED, mapping == UNDECIDED ? DecidedBy.NOBODY : DecidedBy.CONFLICT);
    }

    ColumnFormat toFormat(String phoneRegion) {
        return new ColumnFormat(order, by, phoneRegion, ColumnFormat.MoneyUnit.DOLLARS, false);
    }

    String sentence(DateEvidence values) {
        return switch (by) {
            case VALUES ->
                "the " + first() + " comes first in dates (shown by " + clear(values) + " of " + values.ordered()
                        + (values.ordered() == 1 ? " date)." : " dates).");
            case MAPPING -> "the " + first() + " comes first in dates (set in the mapping).";
            case HEADER -> "the " + first() + " comes first in dates (as the header says).";
            case LOCALE ->
                "the " + first() + " comes first in dates (the default for the region, because the dates fit"
                        + " both orders).";
            case CONFLICT ->
                "the mapping and the dates disagree about whether the day or the month comes first. Dates that can"
                        + " be read both ways are rejected. Correct the mapping or the dates.";
            case NOBODY ->
                (values.mixed()
                                ? "some dates start with the day and some with the month"
                                : "it is unclear whether the day or the month comes first")
                        + ". Dates that can be read both ways are rejected. Set date_order in the mapping.";
        };
    }

    private String first() {
        return order == MONTH_FIRST ? "month" : "day";
    }

    private static long clear(DateEvidence values) {
        return values.dayFirst() + values.monthFirst();
    }
}
