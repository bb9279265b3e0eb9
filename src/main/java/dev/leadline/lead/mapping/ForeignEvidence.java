package dev.leadline.lead.mapping;

import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.Conversions;
import dev.leadline.lead.conversion.DateOrder;
import dev.leadline.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What in a file speaks for another country, where nothing speaks for the United States or Canada. The numbers of ten digits of
 * such a file may be American by chance.
 */
final class ForeignEvidence {

    private static final Pattern AMERICAN_NUMBER = Pattern.compile(
            "(?:p:|tel:)?(?:\\+?1[-. ]?)?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[-. /])\\d{3}[-. ]\\d{4}|(?:p:|tel:)?\\+1\\d{10}");
    private static final Pattern OTHER_GROUPS = Pattern.compile("\\d{5}[- ]\\d{5}|\\d{2,3}[- ]\\d{4}[- ]\\d{4}");
    private static final Pattern OTHER_CODE = Pattern.compile("(?:p:|tel:)?\\+(?!1)[2-9][\\d ()-]{7,}");
    private static final Pattern DOLLARS = Pattern.compile("(?:US|CA?)?\\$ ?\\d.*");
    private static final Pattern OTHER_CURRENCY = Pattern.compile(
            "(?i)(?:[€£₹]|rs\\.? ?|inr ?|aed ?|eur ?|gbp ?|r\\$ ?)\\d.*|\\d[\\d., ]*k? ?(?:€|£|eur|lakhs?|crores?)");
    private static final Pattern WHOLE_ZIP =
            Pattern.compile("(?:z:)?\\d{5}(?:-\\d{4})?|(?i)[a-z]\\d[a-z] ?\\d[a-z]\\d");
    /** Also as spreadsheets leave it: as a number, without its zeros. */
    private static final Pattern AMERICAN_ZIP =
            Pattern.compile("(?:z:)?\\d{5}(?:-\\d{4})?\\.0+|\\d{3,4}(?:\\.0+)?|" + WHOLE_ZIP.pattern());

    private static final Pattern AMERICAN_DOMAIN = Pattern.compile("(?i).+@.+\\.(?:edu|gov|mil|us|ca)");
    private static final Pattern DOMAIN_OF_A_COUNTRY = Pattern.compile("(?i).+@.+\\.(?<country>[a-z]{2})");
    /** Codes of countries that anybody uses. */
    private static final Set<String> ANYBODYS =
            Set.of("ai", "cc", "co", "fm", "gg", "io", "ly", "me", "sh", "to", "tv", "ws");

    private static final Set<String> OF_NORTH_AMERICA = Set.of("US", "CA", "PR", ColumnFormat.UNKNOWN_REGION);
    private static final int LONGEST_CODE = 3;
    private static final int FEWEST_WORDS = 2;

    private final PlanRequest request;
    private final HeaderMatcher names;
    private final List<String> values;
    private final boolean areElsewhere;
    private final boolean areForeignZips;

    ForeignEvidence(PlanRequest request, HeaderMatcher names) {
        this.request = request;
        this.names = names;
        this.values = IntStream.range(0, request.header().size())
                .boxed()
                .flatMap(column -> request.profile().column(column).sample().stream())
                .toList();
        areElsewhere = hasForeignPlaces() || hasForeignStates();
        areForeignZips = mostOf(
                inColumns("zip").toList(), AMERICAN_ZIP.asMatchPredicate().negate());
    }

    /** A clause for people; empty where nothing speaks for another country, or something for these. */
    Optional<UserMessage> undisputed() {
        return isAmerican() ? Optional.empty() : any();
    }

    /** The same, whatever else speaks for these. */
    Optional<UserMessage> any() {
        return Stream.of(
                        clause(hasForeignNames(), UserMessage.of("lead.evidence.foreign-header")),
                        clause(hasForeignDomains(), UserMessage.of("lead.evidence.foreign-domains")),
                        clause(has(OTHER_GROUPS), UserMessage.of("lead.evidence.foreign-groups")),
                        clause(count(OTHER_CODE) >= FEWEST_WORDS, UserMessage.of("lead.evidence.foreign-codes")),
                        clause(has(OTHER_CURRENCY), UserMessage.of("lead.evidence.foreign-currency")),
                        clause(areElsewhere, UserMessage.of("lead.evidence.foreign-places")),
                        clause(areForeignZips, UserMessage.of("lead.evidence.foreign-zips")),
                        clause(hasDayFirst(), UserMessage.of("lead.evidence.foreign-dates")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether most places, states or postal codes are those of another country. */
    boolean isElsewhere() {
        return areElsewhere || areForeignZips;
    }

    private boolean isAmerican() {
        return has(AMERICAN_NUMBER)
                || has(AMERICAN_DOMAIN)
                || (!hasForeignNames()
                        && (has(DOLLARS) || mostOf(inColumns("state").toList(), Conversions::isStateOfNorthAmerica)))
                || IntStream.range(0, request.header().size())
                        .filter(column -> new HeaderName(request.header().get(column))
                                .key()
                                .contains("zip"))
                        .anyMatch(column ->
                                mostOf(request.profile().column(column).sample(), WHOLE_ZIP.asMatchPredicate()));
    }

    private static Optional<UserMessage> clause(boolean isTrue, UserMessage text) {
        return isTrue ? Optional.of(text) : Optional.empty();
    }

    private boolean has(Pattern pattern) {
        return values.stream().anyMatch(pattern.asMatchPredicate());
    }

    private long count(Pattern pattern) {
        return values.stream().filter(pattern.asMatchPredicate()).count();
    }

    private boolean hasForeignNames() {
        return request.header().stream()
                        .flatMap(name -> new HeaderName(name).words().stream())
                        .distinct()
                        .filter(KnownHeaders.SHIPPED.foreignWords()::contains)
                        .count()
                >= FEWEST_WORDS;
    }

    private boolean hasForeignDomains() {
        List<String> addresses =
                values.stream().filter(value -> value.indexOf('@') > 0).toList();
        return mostOf(addresses, address -> {
            var country = DOMAIN_OF_A_COUNTRY.matcher(address);
            return country.matches()
                    && !ANYBODYS.contains(country.group("country").toLowerCase(Locale.ROOT));
        });
    }

    private boolean hasForeignPlaces() {
        return IntStream.range(0, request.header().size())
                .anyMatch(column ->
                        mostOf(request.profile().column(column).sample(), ForeignEvidence::isInForeignCountry));
    }

    private boolean hasForeignStates() {
        List<String> states = inColumns("state").toList();
        return states.size() >= FEWEST_WORDS
                && states.stream().noneMatch(Conversions::isStateOfNorthAmerica)
                && states.stream().noneMatch(state -> state.chars().anyMatch(Character::isDigit));
    }

    /** A place with the name of its country, such as "Pune, India". */
    private static boolean isInForeignCountry(String place) {
        String last = place.substring(place.lastIndexOf(',') + 1).strip();
        return place.indexOf(',') > 0
                && last.length() > LONGEST_CODE
                && !Conversions.isStateOfNorthAmerica(last)
                && Conversions.country(last)
                        .filter(country -> !OF_NORTH_AMERICA.contains(country))
                        .isPresent();
    }

    private boolean hasDayFirst() {
        return IntStream.range(0, request.header().size())
                .anyMatch(column -> request.profile().column(column).dateOrder() == DateOrder.DAY_FIRST);
    }

    private Stream<String> inColumns(String field) {
        List<String> found = new ArrayList<>();
        for (int column = 0; column < request.header().size(); column++) {
            boolean isNamed = names.match(new HeaderName(request.header().get(column))).hints().stream()
                    .anyMatch(hint -> hint.field().equals(field));
            if (isNamed) {
                found.addAll(request.profile().column(column).sample());
            }
        }
        return found.stream();
    }

    private static boolean mostOf(List<String> values, Predicate<String> which) {
        return !values.isEmpty() && 2 * values.stream().filter(which).count() > values.size();
    }
}
