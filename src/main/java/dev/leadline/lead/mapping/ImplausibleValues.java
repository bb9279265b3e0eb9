package dev.leadline.lead.mapping;

import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.Conversions;
import dev.leadline.lead.conversion.Converted;
import dev.leadline.message.UserMessage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Recognizes values that are valid for a field, and yet not what somebody who wants to rent would say. */
final class ImplausibleValues {

    private static final String MOVE_IN = "move_in_date";
    private static final String RENT = "rent_";
    private static final int HIGH_RENT_IN_CENTS = 1_000_000;
    private static final double MOST = 0.5;
    private static final double FIFTH = 0.2;

    /** Words of the names of columns in which people call themselves as they like. */
    private static final Set<String> OF_USERS = Set.of("profile", "screen", "display");

    /** One word in lower case or with other characters than letters, such as jsmith92. */
    private static final Pattern LOGIN =
            Pattern.compile("[\\p{L}\\p{M}&&[^\\p{Lu}]]+|[\\p{L}\\p{M}]+[\\d_.]+[\\p{L}\\p{M}\\d_.]*");

    private final PlanRequest request;
    private final OtherColumns others;
    private final boolean mayBeLuxury;

    /** @param mayBeAbroad whether amounts may be in another currency */
    ImplausibleValues(PlanRequest request, OtherColumns others, boolean mayBeAbroad) {
        this.request = request;
        this.others = others;
        mayBeLuxury = others.describeRenters() && !mayBeAbroad;
    }

    /** Why a column does not supply a field, although its values are valid for it; empty where it may. */
    Optional<UserMessage> objection(int column, HeaderName header, String field, ColumnFormat format) {
        if (field.equals(MOVE_IN) && others.mayHaveBegun(header)) {
            return most(column, field, format, this::isPast)
                    .map(past -> UserMessage.of("lead.evidence.lease-began", past.found(), past.of()));
        }
        if (field.startsWith(RENT) && !mayBeLuxury) {
            return most(column, field, format, ImplausibleValues::isHigh)
                    .map(high -> UserMessage.of("lead.evidence.more-than-rents", high.found(), high.of()));
        }
        return isOfUsers(header, field) ? logins(column) : Optional.empty();
    }

    private static boolean isOfUsers(HeaderName header, String field) {
        return ColumnPlan.feeds(field).contains("first_name")
                && header.words().stream().anyMatch(OF_USERS::contains);
    }

    /** User names are not names of people, and a column with some of them has no others for the rest. */
    private Optional<UserMessage> logins(int column) {
        List<String> values = request.profile().column(column).sample();
        long logins =
                values.stream().filter(value -> LOGIN.matcher(value).matches()).count();
        return logins >= FIFTH * values.size() && logins > 0
                ? Optional.of(UserMessage.of("lead.evidence.user-names", logins, values.size()))
                : Optional.empty();
    }

    private record FoundValues(long found, int of) {}

    /** The sampled values that are implausible; empty where they are not most of those that are valid. */
    private Optional<FoundValues> most(int column, String field, ColumnFormat format, Predicate<Object> implausible) {
        List<Object> values = request.target().field(field).stream()
                .flatMap(known -> request.profile().column(column).sample().stream()
                        .map(value -> Conversions.convert(known, value, format)))
                .filter(Converted.Value.class::isInstance)
                .map(converted -> ((Converted.Value) converted).value())
                .toList();
        long found = values.stream().filter(implausible).count();
        return found > MOST * values.size() ? Optional.of(new FoundValues(found, values.size())) : Optional.empty();
    }

    /** Dates on which residents moved in are not wishes of leads. */
    private boolean isPast(Object date) {
        return LocalDate.parse(date.toString()).isBefore(request.today());
    }

    /** Hardly anybody pays so much a month. */
    private static boolean isHigh(Object cents) {
        return cents instanceof Integer amount && amount >= HIGH_RENT_IN_CENTS;
    }
}
