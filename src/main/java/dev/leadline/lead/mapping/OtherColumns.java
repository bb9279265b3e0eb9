package dev.leadline.lead.mapping;

import dev.leadline.lead.conversion.FileProfile;
import dev.leadline.lead.mapping.HeaderMatcher.HeaderMatch;
import dev.leadline.lead.mapping.KnownHeaders.Beside;
import dev.leadline.lead.mapping.KnownHeaders.Hint;
import dev.leadline.lead.mapping.KnownHeaders.Never;
import dev.leadline.lead.mapping.KnownHeaders.Strength;
import dev.leadline.message.UserMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What the other columns of a file say about the meaning of one: a rent beside a deposit is paid, not wanted. */
final class OtherColumns {

    private static final KnownHeaders KNOWN = KnownHeaders.SHIPPED;
    private static final List<String> OF_PROPERTY = List.of("property", "listing");
    private static final Set<Strength> CLEAR = Set.of(Strength.SURE, Strength.LIKELY);
    private static final Set<String> OF_RENTERS =
            Set.of("move_in_date", "desired_num_bedrooms", "lease_term_in_months");

    private final List<HeaderName> header;
    private final List<String> keys;
    private final FileProfile profile;
    private final AddressBlock address;
    private final boolean describeProperty;
    private final boolean describeTenancy;
    private final boolean describeResidents;
    private final boolean describeRenters;

    OtherColumns(PlanRequest request, HeaderMatcher names) {
        header = request.header().stream().map(HeaderName::new).toList();
        keys = header.stream().map(HeaderName::key).toList();
        profile = request.profile();
        address = new AddressBlock(header, names);
        describeProperty = header.stream()
                .filter(name -> !address.isApartment(name))
                .flatMap(name -> KNOWN.never(name.key()).stream())
                .anyMatch(Never::property);
        describeResidents = header.stream().anyMatch(OtherColumns::isOfResidents);
        describeTenancy = keys.stream().anyMatch(KNOWN.tenancy().names()::contains);
        describeRenters = keys.stream().anyMatch(KNOWN.purchases().renters()::contains)
                || header.stream().anyMatch(name -> isOfRenters(names.match(name)));
    }

    /**
     * Why a column does not mean the field that its name says.
     *
     * @param name of the column
     * @param hint the field, and how its name matches
     * @return empty where the other columns do not contradict
     */
    Optional<UserMessage> otherMeaning(HeaderName name, Hint hint) {
        if (describeTenancy && KNOWN.tenancy().rents().contains(name.key())) {
            return Optional.of(UserMessage.of("lead.evidence.rent-of-lease"));
        }
        if (hint.field().startsWith("rent_") && KNOWN.isOfOtherAmounts(name)) {
            return Optional.of(UserMessage.of("lead.evidence.other-amounts"));
        }
        if (hint.field().startsWith("rent_") && KNOWN.isInOtherCurrency(name)) {
            return Optional.of(UserMessage.of("lead.evidence.other-currency"));
        }
        if (hint.field().startsWith("rent_")
                && !describeRenters
                && KNOWN.purchases().areMeant(name, keys)) {
            return Optional.of(UserMessage.of("lead.evidence.budget-of-purchase"));
        }
        if (hint.strength() == Strength.HOME
                && describeProperty
                && !address.isOwn(name)
                && !isTwice(name, hint.field())) {
            return Optional.of(UserMessage.of("lead.evidence.address-of-property"));
        }
        return KNOWN.beside().stream()
                .filter(rule -> rule.concerns(name, hint.field()))
                .flatMap(rule -> IntStream.range(0, header.size())
                        .filter(other -> isBeside(rule, name, other))
                        .mapToObj(other -> UserMessage.of(
                                "lead.evidence.beside",
                                rule.reason(),
                                header.get(other).quoted())))
                .findFirst();
    }

    /** The second line of the lead's address, if a column is the apartment in one. */
    Optional<Hint> apartment(HeaderName name) {
        return address.apartment(name);
    }

    private static boolean isOfResidents(HeaderName name) {
        KnownHeaders.Rolls rolls = KNOWN.rolls();
        return rolls.ends().contains(name.key()) || name.words().stream().anyMatch(rolls.people()::contains);
    }

    private static boolean isOfRenters(HeaderMatch match) {
        return match.hints().stream()
                .anyMatch(hint -> CLEAR.contains(hint.strength()) && OF_RENTERS.contains(hint.field()));
    }

    /** Whether the file has a column that only renters have. */
    boolean describeRenters() {
        return describeRenters;
    }

    /** Whether dates of a column may be those on which leases began, if they are past. */
    boolean mayHaveBegun(HeaderName name) {
        return describeResidents || describeTenancy || KNOWN.rolls().starts().contains(name.key());
    }

    /** Whether the property has such a column of its own, such as "Property City" beside "City". */
    private boolean isTwice(HeaderName name, String field) {
        return OF_PROPERTY.stream()
                .flatMap(prefix ->
                        keys.stream().filter(key -> key.startsWith(prefix)).map(key -> key.substring(prefix.length())))
                .anyMatch(part -> part.equals(name.key())
                        || part.equals(field)
                        || KNOWN.named(part).stream()
                                .anyMatch(hint -> hint.field().equals(field) && hint.strength() == Strength.HOME));
    }

    private boolean isBeside(Beside rule, HeaderName name, int other) {
        return !keys.get(other).equals(name.key())
                && rule.isOther(header.get(other))
                && !profile.column(other).sample().stream()
                        .map(value -> new HeaderName(value).key())
                        .allMatch(rule.harmless()::contains);
    }
}
