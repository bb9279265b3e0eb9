package dev.leadline.lead.mapping;

import dev.leadline.lead.Target;
import dev.leadline.lead.conversion.Conversions;
import dev.leadline.source.Row;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The country of a row, by which its phone numbers, zip code and state are read: what its country column says, whether that is
 * sent or not, else the calling code of its phone number.
 */
final class RowCountry {

    private static final String COUNTRY = "country";
    private static final Set<String> NAMES = Set.of(
            COUNTRY,
            "countrycode",
            "countryname",
            "phonecountry",
            "phonecountrycode",
            "isd",
            "isdcode",
            "dialcode",
            "diallingcode",
            "dialingcode",
            "callingcode",
            "phonecode",
            "mobilecode",
            "mobilecountrycode",
            "countrydialcode",
            "countrycallingcode",
            "país",
            "pais",
            "pays");
    private static final Set<String> RELATED =
            Set.of("billing", "shipping", "company", "business", "account", "office");
    private static final int NONE = -1;

    private final int column;
    private final List<Integer> phones;

    private RowCountry(int column, List<Integer> phones) {
        this.column = column;
        this.phones = phones;
    }

    static RowCountry of(Target target, List<ColumnPlan> columns) {
        int sent = first(columns, column -> COUNTRY.equals(column.field()));
        int named = first(columns, column -> column.field() == null && isNamed(new HeaderName(column.column())));
        int related = first(columns, column -> column.field() == null && isRelated(new HeaderName(column.column())));
        List<Integer> phones = places(columns, column -> TargetFields.isPhone(target, column))
                .boxed()
                .toList();
        return new RowCountry(
                IntStream.of(sent, named, related)
                        .filter(place -> place != NONE)
                        .findFirst()
                        .orElse(NONE),
                phones);
    }

    /** Whether a column holds the country of what belongs to the same person, such as a billing address. */
    static boolean isRelated(HeaderName header) {
        List<String> words = header.words();
        return words.size() > 1
                && RELATED.contains(words.get(0))
                && isNamed(new HeaderName(String.join(" ", words.subList(1, words.size()))));
    }

    private static boolean isNamed(HeaderName header) {
        boolean named = NAMES.contains(header.key())
                || KnownHeaders.SHIPPED.named(header.key()).stream()
                        .anyMatch(hint -> hint.field().equals(COUNTRY));
        return named && KnownHeaders.SHIPPED.never(header.key()).isEmpty();
    }

    private static int first(List<ColumnPlan> columns, Predicate<ColumnPlan> which) {
        return places(columns, which).findFirst().orElse(NONE);
    }

    private static IntStream places(List<ColumnPlan> columns, Predicate<ColumnPlan> which) {
        return IntStream.range(0, columns.size()).filter(place -> which.test(columns.get(place)));
    }

    /** Its two-letter code; empty where the row does not say it. */
    Optional<String> of(Row row) {
        Optional<String> said = column == NONE
                ? Optional.empty()
                : Conversions.country(row.cells().get(column));
        return said.isPresent() ? said : ofPhones(row);
    }

    private Optional<String> ofPhones(Row row) {
        return phones.stream()
                .flatMap(place -> Conversions.countryOfPhone(row.cells().get(place)).stream())
                .findFirst();
    }
}
