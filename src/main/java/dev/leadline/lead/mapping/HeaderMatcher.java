package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.lead.mapping.KnownHeaders.Hint;
import dev.leadline.lead.mapping.KnownHeaders.Never;
import dev.leadline.lead.mapping.KnownHeaders.Strength;
import dev.leadline.message.UserMessage;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recognizes the names of a header, rule by rule: as a known name, in singular or plural, without words that say whose it is,
 * as a question, as made of known words, and with one typing error. The first rule that says something decides.
 */
final class HeaderMatcher {

    private static final KnownHeaders KNOWN = KnownHeaders.SHIPPED;
    private static final int FEWEST_COLUMNS_OF_A_PREFIX = 3;
    private static final int SHORTEST_TYPO = 4;

    static final Set<String> HOME = Set.of("address_1", "address_2", "city", "state", "zip", "country");
    static final Set<String> NAMES = Set.of(ColumnPlan.FULL_NAME, "first_name", "middle_name", "last_name");
    private static final String SOURCE = "prospect_source";

    private static final Set<String> CONTACTS = Set.of("email_1", "phone_1");

    /** The wishes that somebody may have for a contact: a "Target Number" is somebody else's. */
    private static final Set<String> PREFERRED = Set.of("preferred", "preferable", "best");

    /** Fields of questions that may be about somebody else. */
    private static final Set<String> REACHED =
            Set.of("email_1", "phone_1", ColumnPlan.FULL_NAME, "first_name", "last_name");

    private static final Set<String> OF = Set.of("of", "de", "di", "do", "da", "du", "del");
    /** Fields whose values cannot tell whether a name with another letter is meant. */
    private static final Set<FieldType> FREE = Set.of(FieldType.TEXT, FieldType.CHOICE, FieldType.ID);

    private final Target target;
    private final Map<String, List<Hint>> own;
    private final String sharedPrefix;
    private final Map<HeaderName, HeaderMatch> matches = new HashMap<>();
    private final LongerNames longer = new LongerNames(this::spelled);

    HeaderMatcher(Target target, List<String> header) {
        this.target = target;
        this.own = ownNames(target);
        this.sharedPrefix = sharedPrefix(header);
    }

    /** The names of the target's fields themselves, by their keys. */
    private static Map<String, List<Hint>> ownNames(Target target) {
        return target.fields().stream()
                .filter(field -> field.type() != FieldType.ID)
                .collect(Collectors.groupingBy(
                        field -> new HeaderName(field.name()).key(),
                        Collectors.mapping(
                                field -> new Hint(field.name(), ownName(field), Strength.OWN.words()),
                                Collectors.toList())));
    }

    /** What a name says: the fields that it may mean, or why it means none. */
    record HeaderMatch(List<Hint> hints, Optional<Never> never) {

        static final HeaderMatch NOTHING = new HeaderMatch(List.of(), Optional.empty());

        boolean areAll(Set<String> fields) {
            return !hints.isEmpty() && hints.stream().allMatch(hint -> fields.contains(hint.field()));
        }

        static Optional<HeaderMatch> of(List<Hint> hints) {
            return hints.isEmpty() ? Optional.empty() : Optional.of(new HeaderMatch(hints, Optional.empty()));
        }

        HeaderMatch because(UserMessage rule) {
            return new HeaderMatch(
                    hints.stream().map(hint -> hint.weakened(rule.text())).toList(), never);
        }

        private static HeaderMatch of(Never never) {
            return new HeaderMatch(List.of(), Optional.of(never));
        }
    }

    HeaderMatch match(HeaderName header) {
        return matches.computeIfAbsent(header, this::find);
    }

    private HeaderMatch find(HeaderName header) {
        return spelled(header)
                .or(() -> longer.match(header))
                .or(() -> composed(header.words()))
                .or(() -> HeaderMatch.of(misspelled(header.key())))
                .orElse(HeaderMatch.NOTHING);
    }

    /** A name that is made of known words, with or without those that say whose it is. */
    private static Optional<HeaderMatch> composed(List<String> words) {
        return Stream.concat(Stream.of(words), NameForms.shorter(words).stream())
                .flatMap(kept -> HeaderMatch.of(KNOWN.words().composed(kept)).stream())
                .findFirst();
    }

    /** What a name says that has no mistake. */
    private Optional<HeaderMatch> spelled(HeaderName header) {
        return first(List.of(
                () -> asWritten(header.key(), ""),
                () -> HeaderMatch.of(KNOWN.words().asked(header))
                        .filter(match -> !match.areAll(REACHED) || !isOfOthers(header)),
                () -> KNOWN.aboutOthers(header).map(HeaderMatch::of),
                () -> withoutExtras(header),
                () -> inOtherOrder(header.words()),
                () -> ofSomebody(header.words()),
                () -> alternatives(header)));
    }

    static boolean isOfOthers(HeaderName header) {
        return KNOWN.aboutOthers(header).isPresent();
    }

    static Optional<HeaderMatch> first(List<Supplier<Optional<HeaderMatch>>> rules) {
        return rules.stream().flatMap(rule -> rule.get().stream()).findFirst();
    }

    /** A name as it stands, or in the other number. */
    private Optional<HeaderMatch> asWritten(String key, String without) {
        for (String form : NameForms.forms(key)) {
            Optional<Never> never = KNOWN.never(form);
            if (never.isPresent()) {
                return never.map(HeaderMatch::of);
            }
            List<Hint> hints = hints(form);
            if (!hints.isEmpty()) {
                return HeaderMatch.of(explained(hints, form.equals(key), without));
            }
        }
        return Optional.empty();
    }

    private static List<Hint> explained(List<Hint> hints, boolean sameNumber, String without) {
        if (!without.isEmpty()) {
            return hints.stream()
                    .map(hint -> hint.weakened(UserMessage.of("lead.evidence.header-without", without)
                            .text()))
                    .toList();
        }
        return sameNumber
                ? hints
                : hints.stream()
                        .map(hint -> new Hint(
                                hint.field(),
                                hint.strength(),
                                UserMessage.of("lead.evidence.header-in-other-number")
                                        .text()))
                        .toList();
    }

    /** What is known of a name, and the field's own name, however it is written. */
    private List<Hint> hints(String key) {
        List<Hint> hints = own.get(key);
        return hints == null ? KNOWN.named(key) : hints;
    }

    private static Strength ownName(Field field) {
        return HOME.contains(field.name()) ? Strength.HOME : Strength.OWN;
    }

    private Optional<HeaderMatch> withoutExtras(HeaderName header) {
        List<String> words = header.words();
        if (!sharedPrefix.isEmpty() && words.size() > 1 && words.get(0).equals(sharedPrefix)) {
            Optional<HeaderMatch> match = asWritten(key(words.subList(1, words.size())), sharedPrefix);
            if (match.isPresent()) {
                return match;
            }
        }
        for (List<String> kept : NameForms.shorter(words)) {
            Optional<HeaderMatch> match =
                    asWritten(key(kept), NameForms.left(words, kept)).filter(found -> isWanted(words, kept, found));
            if (match.isPresent()) {
                return match;
            }
        }
        return Optional.empty();
    }

    /** A wish is not about who or where the renter is, or came from, and a place is not called as the renter is. */
    private static boolean isWanted(List<String> words, List<String> kept, HeaderMatch match) {
        int start = Collections.indexOfSubList(words, kept);
        List<String> left = Stream.concat(
                        words.subList(0, start).stream(), words.subList(start + kept.size(), words.size()).stream())
                .toList();
        Set<String> fields = match.hints().stream().map(Hint::field).collect(Collectors.toSet());
        boolean areNames = !Collections.disjoint(fields, NAMES);
        if (areNames && !Collections.disjoint(left, KNOWN.places())) {
            return false;
        }
        if (!Collections.disjoint(fields, CONTACTS)) {
            return left.stream()
                    .allMatch(
                            word -> PREFERRED.contains(word) || !KNOWN.wishes().contains(word));
        }
        return Collections.disjoint(left, KNOWN.wishes())
                || (!areNames && Collections.disjoint(fields, HOME) && !fields.contains(SOURCE));
    }

    /** Two words that changed places, as in "Name (First)". */
    private Optional<HeaderMatch> inOtherOrder(List<String> words) {
        return words.size() == 2
                ? asWritten(key(List.of(words.get(1), words.get(0))), "")
                        .map(match -> match.because(UserMessage.of("lead.evidence.header-in-other-order")))
                : Optional.empty();
    }

    /** What belongs to somebody, as in "Name of the Student". */
    private Optional<HeaderMatch> ofSomebody(List<String> words) {
        int of = IntStream.range(0, words.size())
                .filter(place -> OF.contains(words.get(place)))
                .findFirst()
                .orElse(-1);
        if (of < 1 || of > words.size() - 2) {
            return Optional.empty();
        }
        List<String> turned = Stream.concat(
                        words.subList(of + 1, words.size()).stream().filter(word -> !word.equals("the")),
                        words.subList(0, of).stream())
                .toList();
        return NameForms.shorter(turned).stream()
                .flatMap(kept -> asWritten(key(kept), "").stream().filter(found -> isWanted(turned, kept, found)))
                .findFirst()
                .map(match -> match.because(UserMessage.of("lead.evidence.header-in-other-order")));
    }

    /** Names with a slash, such as "Mobile/Cell", if all that are known mean the same field. */
    private Optional<HeaderMatch> alternatives(HeaderName header) {
        List<List<Hint>> parts = Stream.of(header.name().split("\\s*[/|]\\s*|(?i)\\s+or\\s+"))
                .map(part -> asWritten(new HeaderName(part).key(), ""))
                .map(match -> match.map(HeaderMatch::hints).orElse(List.of()))
                .toList();
        boolean agree = parts.size() > 1
                && parts.stream().noneMatch(List::isEmpty)
                && parts.stream().map(hints -> hints.get(0).field()).distinct().count() == 1;
        return agree
                ? HeaderMatch.of(List.of(parts.get(0).get(0)))
                        .map(match -> match.because(UserMessage.of("lead.evidence.header-of-alternatives")))
                : Optional.empty();
    }

    private static String key(List<String> words) {
        return new HeaderName(String.join(" ", words)).key();
    }

    private List<Hint> misspelled(String key) {
        if (key.length() < SHORTEST_TYPO) {
            return List.of();
        }
        return Stream.concat(KNOWN.names().stream(), own.keySet().stream())
                .filter(name -> Misspelling.isOf(key, name))
                .sorted()
                .flatMap(name -> hints(name).stream()
                        .filter(hint -> !Misspelling.isOtherLetter(key, name) || !isFree(hint.field()))
                        .map(hint -> hint.shown(UserMessage.of("lead.evidence.header-misspelled", name)
                                .text())))
                .collect(Collectors.toMap(Hint::field, hint -> hint, (first, second) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private boolean isFree(String field) {
        return target.field(field).filter(f -> FREE.contains(f.type())).isPresent();
    }

    /** The first word of all names, as some tools write it in front of every name; empty if they have none in common. */
    private static String sharedPrefix(List<String> header) {
        List<String> first = header.stream()
                .map(name -> new HeaderName(name).words())
                .filter(words -> !words.isEmpty())
                .map(words -> words.size() > 1 ? words.get(0) : "")
                .distinct()
                .toList();
        return header.size() >= FEWEST_COLUMNS_OF_A_PREFIX && first.size() == 1 ? first.get(0) : "";
    }
}
