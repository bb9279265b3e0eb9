package dev.leadline.lead.mapping;

import dev.leadline.lead.mapping.HeaderMatcher.HeaderMatch;
import dev.leadline.lead.mapping.KnownHeaders.Hint;
import dev.leadline.lead.mapping.KnownHeaders.Strength;
import dev.leadline.message.UserMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognizes names that a tool or a person has written in a longer or a shorter way than those that are known. */
final class LongerNames {

    private static final KnownHeaders KNOWN = KnownHeaders.SHIPPED;
    private static final String NOTES = "notes";

    /** Fields of which others are parts. */
    private static final Set<String> WHOLES = Set.of(ColumnPlan.FULL_NAME, "address_1");

    /** Fields of which a remark in parentheses says nothing else; it may be the currency of an amount. */
    private static final Set<String> CONTACTS = Set.of("email_1", "phone_1", NOTES);

    private static final Pattern BETWEEN_PARTS = Pattern.compile("\\s+[-–—>]\\s+|\\s*[:>]\\s+");
    private static final Set<String> ABOUT = Set.of("from", "for", "about", "on", "regarding", "re", "by", "of");
    private static final Set<String> AND = Set.of("and", "or");

    private final Function<HeaderName, Optional<HeaderMatch>> spelled;

    /**
     * Creates the rules.
     *
     * @param spelled what a name says that is written as it is known
     */
    LongerNames(Function<HeaderName, Optional<HeaderMatch>> spelled) {
        this.spelled = spelled;
    }

    /** What a name says, or empty. */
    Optional<HeaderMatch> match(HeaderName header) {
        return HeaderMatcher.first(List.of(
                () -> inParts(header),
                () -> notes(header),
                () -> inRemark(header),
                () -> variant(HeaderVariants.of(header)),
                () -> variant(HeaderVariants.withoutRemark(header))
                        .filter(match -> match.areAll(CONTACTS) || match.never().isPresent())));
    }

    private Optional<HeaderMatch> variant(Stream<HeaderName> variants) {
        return variants.flatMap(variant -> spelled
                        .apply(variant)
                        .map(match -> match.because(UserMessage.of("lead.evidence.header-as", variant.shown())))
                        .stream())
                .findFirst();
    }

    /** A part of a name or an address, behind the whole: "Current Address - City". */
    private Optional<HeaderMatch> inParts(HeaderName header) {
        List<HeaderMatch> parts = BETWEEN_PARTS
                .splitAsStream(header.name().strip())
                .map(part -> spelled.apply(new HeaderName(part)).orElse(HeaderMatch.NOTHING))
                .toList();
        HeaderMatch last = parts.get(parts.size() - 1);
        return parts.size() > 1
                        && parts.subList(0, parts.size() - 1).stream().allMatch(part -> part.areAll(WHOLES))
                        && Stream.of(HeaderMatcher.HOME, HeaderMatcher.NAMES)
                                .anyMatch(kind -> parts.stream().allMatch(part -> part.areAll(kind)))
                ? Optional.of(last.because(UserMessage.of("lead.evidence.header-of-parts")))
                : Optional.empty();
    }

    /** A question with the name of the field behind it: "What should we call you? (first name)". */
    private Optional<HeaderMatch> inRemark(HeaderName header) {
        return HeaderMatcher.isOfOthers(header)
                ? Optional.empty()
                : HeaderVariants.remark(header)
                        .flatMap(remark -> spelled.apply(remark)
                                .filter(match -> match.areAll(HeaderMatcher.NAMES) || match.areAll(CONTACTS))
                                .map(match ->
                                        match.because(UserMessage.of("lead.evidence.header-as", remark.shown()))));
    }

    /** Notes, whatever they are about, and texts that are all notes: "Notes from call", "Comments & Questions". */
    private Optional<HeaderMatch> notes(HeaderName header) {
        if (!KNOWN.words().isKept(header) || HeaderMatcher.isOfOthers(header)) {
            return Optional.empty();
        }
        List<String> words = header.words();
        List<String> named = words.size() > 2 && ABOUT.contains(words.get(1)) ? words.subList(0, 1) : words;
        List<List<Hint>> hints = named.stream()
                .filter(word -> !AND.contains(word))
                .map(word -> NameForms.forms(word).stream()
                        .flatMap(form -> KNOWN.named(form).stream())
                        .filter(hint -> hint.field().equals(NOTES) && hint.strength() == Strength.SURE)
                        .toList())
                .toList();
        return words.size() > 1 && hints.stream().noneMatch(List::isEmpty)
                ? HeaderMatch.of(hints.get(0).subList(0, 1))
                        .map(match -> match.because(UserMessage.of("lead.evidence.header-of-notes")))
                : Optional.empty();
    }
}
