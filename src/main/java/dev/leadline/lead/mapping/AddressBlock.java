package dev.leadline.lead.mapping;

import dev.leadline.lead.mapping.KnownHeaders.Hint;
import dev.leadline.lead.mapping.KnownHeaders.Strength;
import dev.leadline.message.UserMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Columns of one address that are next to each other, as in "Street, Apt, City, State, Zip". An apartment between a street and a city is
 * where the lead lives, not one that somebody wants. Behind a street that is the lead's own, such as "Current Address", all of them are.
 */
final class AddressBlock {

    private static final String STREET = "address_1";
    private static final Set<String> APARTMENTS = Set.of(
            "apt",
            "aptnumber",
            "apartment",
            "apartmentnumber",
            "aptunit",
            "aptsuite",
            "app",
            "appt",
            "appartement",
            "apto",
            "depto",
            "departamento");
    private static final Set<String> UNITS = Set.of("unit", "unitnumber");
    private static final Set<Strength> OWN = Set.of(Strength.SURE, Strength.LIKELY);

    private final List<HeaderName> header;
    private final HeaderMatcher names;
    private final Set<String> apartments = new HashSet<>();
    private final Set<String> own = new HashSet<>();

    AddressBlock(List<HeaderName> header, HeaderMatcher names) {
        this.header = header;
        this.names = names;
        IntStream.range(0, header.size())
                .filter(column -> means(column, STREET::equals, strength -> strength != Strength.SHOWN))
                .forEach(this::follow);
    }

    private void follow(int street) {
        boolean isOwn = means(street, STREET::equals, OWN::contains);
        int next = street + 1;
        if (isApartment(next, isOwn) && means(next + 1, "city"::equals, strength -> true)) {
            apartments.add(key(next++));
        }
        for (; isOwn && isPart(next); next++) {
            own.add(key(next));
        }
    }

    private boolean isApartment(int column, boolean isOwn) {
        return isOnly(column) && (APARTMENTS.contains(key(column)) || (isOwn && UNITS.contains(key(column))));
    }

    private boolean isPart(int column) {
        return isOnly(column) && means(column, HeaderMatcher.HOME::contains, strength -> true);
    }

    /** A name that two columns have may belong to two addresses. */
    private boolean isOnly(int column) {
        return column < header.size()
                && header.stream()
                                .filter(name -> name.key().equals(key(column)))
                                .count()
                        == 1;
    }

    private boolean means(int column, Predicate<String> field, Predicate<Strength> strength) {
        return column < header.size()
                && names.match(header.get(column)).hints().stream()
                        .anyMatch(hint -> field.test(hint.field()) && strength.test(hint.strength()));
    }

    private String key(int column) {
        return header.get(column).key();
    }

    /** The second line of the lead's address, if a column is the apartment in one. */
    Optional<Hint> apartment(HeaderName name) {
        return apartments.contains(name.key())
                ? Optional.of(new Hint(
                        "address_2",
                        own.isEmpty() ? Strength.HOME : Strength.SURE,
                        UserMessage.of("lead.evidence.apartment").text()))
                : Optional.empty();
    }

    /** Whether a column is the apartment in an address. */
    boolean isApartment(HeaderName name) {
        return apartments.contains(name.key());
    }

    /** Whether a column is a part of an address that is the lead's own. */
    boolean isOwn(HeaderName name) {
        return own.contains(name.key());
    }
}
