package dev.leadline.lead.conversion;

import static dev.leadline.lead.conversion.DateOrder.MONTH_FIRST;
import static dev.leadline.lead.conversion.DateOrder.UNDECIDED;

import dev.leadline.lead.conversion.ColumnFormat.DecidedBy;
import dev.leadline.message.UserMessage;

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

    /** @param column in quotes */
    UserMessage message(String column, DateEvidence values) {
        return switch (by) {
            case VALUES ->
                values.ordered() == 1
                        ? UserMessage.of("lead.dates.by-one-value", column, first(), clear(values))
                        : UserMessage.of("lead.dates.by-values", column, first(), clear(values), values.ordered());
            case MAPPING -> UserMessage.of("lead.dates.by-mapping", column, first());
            case HEADER -> UserMessage.of("lead.dates.by-header", column, first());
            case LOCALE -> UserMessage.of("lead.dates.by-region", column, first());
            case CONFLICT -> UserMessage.of("lead.dates.conflict", column);
            case NOBODY ->
                values.mixed()
                        ? UserMessage.of("lead.dates.mixed", column)
                        : UserMessage.of("lead.dates.unclear", column);
        };
    }

    private UserMessage first() {
        return order == MONTH_FIRST ? UserMessage.of("lead.dates.month") : UserMessage.of("lead.dates.day");
    }

    private static long clear(DateEvidence values) {
        return values.dayFirst() + values.monthFirst();
    }
}
