package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.ColumnProfile;
import dev.leadline.lead.conversion.Conversions;
import dev.leadline.lead.conversion.FileProfile;
import dev.leadline.lead.conversion.Lookup;
import dev.leadline.lead.conversion.LookupTable;
import dev.leadline.lead.mapping.ColumnCandidates.Misfit;
import dev.leadline.lead.mapping.HeaderMatcher.HeaderMatch;
import dev.leadline.lead.mapping.KnownHeaders.Hint;
import dev.leadline.lead.mapping.KnownHeaders.Strength;
import dev.leadline.message.UserMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Weighs, for one column at a time, what its name and its values say. */
final class MappingCandidates {

    private static final double MOST = 0.5;
    private static final double ENOUGH = 0.8;
    private static final double NEARLY_ALL = 0.95;
    private static final List<String> AREA_CODE = List.of("area", "code");
    private static final Set<String> STATE_OR_STATUS = Set.of("estado", "etat");
    private static final long ENOUGH_ROWS = 5;
    private static final long FEW = 3;
    private static final int DIGITS_OF_A_PHONE = 10;

    private final Target target;
    private final FileProfile profile;
    private final Formats formats;
    private final FieldFit fit;
    private final HeaderMatcher names;
    private final NumberedPeople people;
    private final OtherColumns others;
    private final ImplausibleValues implausible;
    private final Optional<UserMessage> foreign;
    private final PlanRequest request;

    MappingCandidates(PlanRequest request) {
        this.request = request;
        target = request.target();
        profile = request.profile();
        formats = new Formats(target, Mapping.DEFAULT_REGION);
        names = new HeaderMatcher(target, request.header());
        people = new NumberedPeople(request.header(), names);
        FileCountries countries = new FileCountries(request, names);
        ForeignEvidence evidence = new ForeignEvidence(request, names);
        foreign = countries.areStated() ? Optional.empty() : evidence.undisputed();
        fit = new FieldFit(target, countries.regions(), foreign.isPresent(), evidence.isElsewhere());
        others = new OtherColumns(request, names);
        implausible = new ImplausibleValues(request, others, evidence.any().isPresent());
    }

    /** @param name the column's own, or another that says what is in it */
    ColumnCandidates candidatesFor(int column, String name) {
        HeaderName header = new HeaderName(name);
        if (people.areMeant(header)) {
            return ColumnCandidates.none(KnownHeaders.SHIPPED.ofOthers().reason());
        }
        Optional<Field> exact = target.field(name.strip());
        if (exact.isPresent()) {
            return exact(column, header, exact.get());
        }
        Optional<Hint> apartment = others.apartment(header);
        if (apartment.isPresent()) {
            return weighed(column, header, List.of(apartment.get()));
        }
        return lookedUp(column, header).orElseGet(() -> named(column, header));
    }

    private ColumnCandidates named(int column, HeaderName header) {
        HeaderMatch match = names.match(header);
        return match.never()
                .map(never -> ColumnCandidates.none(never.reason()))
                .orElseGet(() -> weighed(column, header, match.hints()));
    }

    /** A column of names, if the configuration has a lookup table for it. */
    private Optional<ColumnCandidates> lookedUp(int column, HeaderName header) {
        return KnownHeaders.SHIPPED.lookedUp(header).stream()
                .filter(field -> TargetFields.takes(target, field) && !isConstant(field))
                .flatMap(
                        field -> request.lookups().usual(field).stream().map(table -> fromLookup(column, field, table)))
                .findFirst();
    }

    private boolean isConstant(String field) {
        return request.options().containsKey(field) || request.configured().containsKey(field);
    }

    private ColumnCandidates fromLookup(int column, String field, LookupTable table) {
        Lookup lookup = new Lookup(table);
        ColumnProfile values = profile.column(column);
        long all = values.sample().size();
        long known = values.sample().stream().filter(lookup::knows).count();
        if (all == 0 || known < NEARLY_ALL * all) {
            return ColumnCandidates.none(
                    UserMessage.of("lead.evidence.few-listed", field, known, all, table.written()));
        }
        MappingCandidate candidate = new MappingCandidate(
                column,
                field,
                Strength.LISTED,
                (double) known / all,
                values.filled(),
                List.of(
                        Strength.LISTED.words(),
                        UserMessage.of("lead.evidence.listed", known, all, table.written())
                                .text()),
                ColumnFormat.DEFAULT,
                table,
                ColumnRole.ALONE);
        return new ColumnCandidates(
                List.of(candidate), UserMessage.of("lead.evidence.other-lookup").text(), false, Optional.empty());
    }

    private ColumnCandidates exact(int column, HeaderName header, Field field) {
        return field.name().equals("integration_id")
                ? ColumnCandidates.none(UserMessage.of("lead.evidence.integration-id"))
                : weighed(column, header, List.of(new Hint(field.name(), Strength.EXACT, Strength.EXACT.words())));
    }

    private ColumnCandidates weighed(int column, HeaderName header, List<Hint> hints) {
        List<MappingCandidate> candidates = new ArrayList<>();
        List<Misfit> misfits = new ArrayList<>();
        UserMessage reason = UserMessage.of("lead.evidence.no-matching-field", target);
        for (Hint hint : hints) {
            Optional<UserMessage> otherMeaning = others.otherMeaning(header, hint);
            if (!TargetFields.takes(target, hint.field())) {
                reason = UserMessage.of("lead.evidence.no-field", target, hint.field());
            } else if (otherMeaning.isPresent()) {
                reason = otherMeaning.get();
            } else {
                ColumnFormat format = format(header, hint.field(), column);
                ValueEvidence values = fit.of(hint.field(), profile.column(column), format);
                Optional<UserMessage> objection = objection(column, hint, values)
                        .or(() -> implausible.objection(column, header, hint.field(), format));
                if (objection.isEmpty()) {
                    candidates.add(candidate(column, hint, format, values));
                } else {
                    reason = objection.get();
                    misfits.add(new Misfit(column, hint.field(), reason, values));
                }
            }
        }
        boolean isOpen = candidates.isEmpty() && (hints.isEmpty() || !misfits.isEmpty());
        return new ColumnCandidates(
                candidates,
                reason.text(),
                isOpen,
                candidates.isEmpty() && misfits.size() == 1 ? Optional.of(misfits.get(0)) : Optional.empty());
    }

    /** A zip code is restored only where nothing speaks for another country. */
    private ColumnFormat format(HeaderName header, String field, int column) {
        ColumnFormat format = formats.of(header, field, profile.column(column), null, null);
        return field.equals("zip") && foreign.isPresent() ? format.inCountry(ColumnFormat.UNKNOWN_REGION) : format;
    }

    /** Why the values speak against the field; empty where they do not, and where one or two bad values are all there is. */
    private Optional<UserMessage> objection(int column, Hint hint, ValueEvidence values) {
        if (values.isUnseen()) {
            return hint.strength() == Strength.SHOWN
                    ? Optional.of(UserMessage.of("lead.evidence.unlike", hint.field()))
                    : Optional.empty();
        }
        if (repeats(column, hint.field())) {
            return Optional.of(UserMessage.of("lead.evidence.same-in-all-rows"));
        }
        if (hint.strength() == Strength.SHOWN
                && isPhone(hint.field())
                && share(column, MappingCandidates::isCount) >= MOST) {
            return Optional.of(UserMessage.of("lead.evidence.counts"));
        }
        if (hint.strength() == Strength.SHOWN
                ? confirms(hint.field(), values)
                : allows(hint.field(), values) && !isStatus(column, hint, values)) {
            return Optional.empty();
        }
        return Optional.of(
                values.foreign() && values.share() >= MOST && foreign.isPresent()
                        ? UserMessage.of("lead.evidence.american-by-chance", foreign.get())
                        : UserMessage.of("lead.evidence.unlike-by-share", hint.field(), values.clause()));
    }

    /** Whether the values alone would show the field. A name of one word may be that of anything. */
    private static boolean confirms(String field, ValueEvidence values) {
        double share = field.equals(ColumnPlan.FULL_NAME) ? values.shareOfAll() : values.share();
        return share >= ENOUGH && !values.foreign();
    }

    /** Whether the values are no reason to doubt the name of the column. */
    private static boolean allows(String field, ValueEvidence values) {
        boolean isNoState = field.equals("state") && values.isOnlyWords() && values.seen() > 1;
        boolean isFew = values.seen() < FEW && values.other() == 0 && !values.foreign() && !isNoState;
        boolean isFirstNames = field.equals(ColumnPlan.FULL_NAME) && values.isOnlyWords();
        return isFew || isFirstNames || (values.share() >= MOST && !values.foreign());
    }

    /** In some languages, one word is a state and a status. */
    private boolean isStatus(int column, Hint hint, ValueEvidence values) {
        return hint.field().equals("state")
                && values.fitting() == 0
                && STATE_OR_STATUS.contains(new HeaderName(request.header().get(column)).key());
    }

    /** Whether a contact is the same in many rows, or while another column has one for each, as that of an agent or an office is. */
    boolean repeats(int column, String field) {
        ColumnProfile values = profile.column(column);
        boolean isContact = ColumnPlan.feeds(field).stream().anyMatch(name -> TargetFields.isContact(target, name));
        return isContact
                && values.sampled().size() == 1
                && (values.filled() >= ENOUGH_ROWS || (values.filled() > 1 && differsElsewhere(column, field)));
    }

    private boolean differsElsewhere(int column, String field) {
        return IntStream.range(0, request.header().size())
                .filter(other -> other != column && !isOfOthers(other))
                .anyMatch(other -> {
                    ColumnProfile values = profile.column(other);
                    return values.filled() >= profile.column(column).filled()
                            && values.sampled().size() == values.filled()
                            && fit.of(field, values, ColumnFormat.DEFAULT).share() >= ENOUGH;
                });
    }

    private boolean isOfOthers(int column) {
        HeaderName header = new HeaderName(request.header().get(column));
        return people.areMeant(header) || names.match(header).never().isPresent();
    }

    private MappingCandidate candidate(int column, Hint hint, ColumnFormat format, ValueEvidence values) {
        List<String> evidence = new ArrayList<>();
        evidence.add(hint.rule());
        if (!values.isUnseen()) {
            evidence.add(values.clause().text());
        }
        return new MappingCandidate(
                column,
                hint.field(),
                hint.strength(),
                values.share(),
                profile.column(column).filled(),
                evidence,
                format,
                null,
                ColumnRole.ALONE);
    }

    /** A candidate for which the values alone speak; empty if they do not, or not clearly. */
    Optional<MappingCandidate> byValues(int column, String field, UserMessage rule) {
        HeaderName header = new HeaderName(request.header().get(column));
        ColumnFormat format = format(header, field, column);
        ValueEvidence values = fit.of(field, profile.column(column), format);
        return !values.isUnseen() && confirms(field, values) && !repeats(column, field)
                ? Optional.of(candidate(column, new Hint(field, Strength.SHOWN, rule.text()), format, values))
                : Optional.empty();
    }

    /**
     * A column of first names as one of full names, where no column has the last names: half of its values are full names and
     * not first names such as Mary Ann, or one is, and the column's name may mean either.
     */
    Optional<MappingCandidate> wholeNames(int column) {
        HeaderName header = new HeaderName(request.header().get(column));
        ValueEvidence values = fit.of(ColumnPlan.FULL_NAME, profile.column(column), ColumnFormat.DEFAULT);
        boolean meansEither = KnownHeaders.SHIPPED.named(header.key()).stream()
                .anyMatch(hint -> hint.field().equals(ColumnPlan.FULL_NAME));
        boolean areWhole = values.fitting() > 0
                && values.share() >= MOST
                && (meansEither || values.shareOfAll() - share(column, Conversions::isTwoFirstNames) >= MOST);
        UserMessage rule = UserMessage.of("lead.evidence.only-full-names");
        return areWhole
                ? Optional.of(candidate(
                        column,
                        new Hint(ColumnPlan.FULL_NAME, Strength.SHOWN, rule.text()),
                        ColumnFormat.DEFAULT,
                        values))
                : Optional.empty();
    }

    /** Whether columns have the same value in every row, so that it does not matter which is sent. */
    boolean areTheSame(List<MappingCandidate> rivals) {
        ColumnProfile first = profile.column(rivals.get(0).column());
        return rivals.stream().allMatch(rival -> first.isSameAs(profile.column(rival.column())));
    }

    /** Whether the phone numbers of a column are mostly written without their area codes. */
    boolean lacksAreaCodes(MappingCandidate phone) {
        return isPhone(phone.field()) && share(phone.column(), NationalNumbers::lacksAreaCode) >= MOST;
    }

    private boolean isPhone(String field) {
        return target.field(field)
                .map(Field::type)
                .filter(FieldType.PHONE::equals)
                .isPresent();
    }

    /** A number of something else may have seven digits, too. */
    private static boolean isCount(String value) {
        return value.length() < DIGITS_OF_A_PHONE && value.chars().allMatch(Character::isDigit);
    }

    /** Whether a column is called area code, and has area codes of North America. */
    boolean hasAreaCodes(int column) {
        return new HeaderName(request.header().get(column)).words().containsAll(AREA_CODE)
                && share(column, NationalNumbers::isAreaCode) >= ENOUGH;
    }

    private double share(int column, Predicate<String> what) {
        Collection<String> values = profile.column(column).sample();
        return values.isEmpty() ? 0 : (double) values.stream().filter(what).count() / values.size();
    }

    /** A column whose cells are sent as text, whatever they hold. */
    MappingCandidate asText(int column, String field, ColumnRole role, String rule) {
        return new MappingCandidate(
                column,
                field,
                Strength.LIKELY,
                1,
                profile.column(column).filled(),
                List.of(rule),
                ColumnFormat.DEFAULT,
                null,
                role);
    }
}
