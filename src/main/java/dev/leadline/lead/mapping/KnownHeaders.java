package dev.leadline.lead.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.leadline.lead.conversion.NameOrder;
import dev.leadline.lead.mapping.MeaningOfWords.Answers;
import dev.leadline.lead.mapping.MeaningOfWords.Composition;
import dev.leadline.lead.mapping.MeaningOfWords.Question;
import dev.leadline.message.UserMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The column names of real lead files and their fields. Read once from a resource. */
final class KnownHeaders {

    static final KnownHeaders SHIPPED = read();

    private static final List<List<String>> OF_YEARS_AND_WEEKS = List.of(List.of("p", "a"), List.of("p", "w"));

    private final Map<String, List<Hint>> hints = new HashMap<>();
    private final Document document;
    private final MeaningOfWords words;

    private KnownHeaders(Document document) {
        this.document = document;
        words = new MeaningOfWords(document.questions(), document.composed(), document.notAsked(), document.answers());
        document.fields()
                .forEach((field, byStrength) -> byStrength.forEach((strength, names) -> names.forEach(name ->
                        hints.merge(name, List.of(new Hint(field, strength, strength.words())), KnownHeaders::join))));
    }

    /** How well a name matches a field. */
    enum Strength {
        EXACT(1.0),
        LISTED(0.97),
        OWN(0.95),
        SURE(0.95),
        HOME(0.95),
        LIKELY(0.8),
        SHOWN(0.7),
        SPARE(0.6);

        private final double weight;

        Strength(double weight) {
            this.weight = weight;
        }

        String words() {
            return UserMessage.ofConstant("lead.header", this).text();
        }

        double weight() {
            return weight;
        }

        /** The strength of a name of which a part was left out. */
        Strength weakened() {
            return this == SURE || this == OWN || this == HOME ? LIKELY : this;
        }
    }

    /**
     * A field that a name may match.
     *
     * @param rule why, for people
     */
    record Hint(String field, Strength strength, String rule) {

        Hint weakened(String because) {
            return new Hint(field, strength.weakened(), because);
        }

        /** The same field, if the values confirm it. */
        Hint shown(String because) {
            return new Hint(field, Strength.SHOWN, because);
        }
    }

    /** A name of a column that is never data of the renter. */
    record Never(String reason, boolean property, Set<String> names, Set<String> prefixes) {

        private boolean covers(String key) {
            return names.contains(key) || prefixes.stream().anyMatch(key::startsWith);
        }
    }

    /** Words of columns about somebody else. */
    record Others(String reason, Set<String> words) {}

    /** Columns of a lease that exists, and names of the rent that is paid for it. */
    record Tenancy(Set<String> names, Set<String> rents) {}

    /**
     * Columns of a list of residents.
     *
     * @param ends the end of a lease, or what is owed for it
     * @param places homes
     * @param terms what residents pay, and residents
     * @param leads columns that such a list does not have
     * @param starts the beginning of a lease
     * @param people words for residents
     */
    record Rolls(
            Set<String> ends,
            Set<String> places,
            Set<String> terms,
            Set<String> leads,
            Set<String> starts,
            Set<String> people) {}

    /** Columns of leads that buy something from a business, names of what they spend, and columns that only renters have. */
    record Purchases(Set<String> names, Set<String> budgets, Set<String> renters) {

        boolean areMeant(HeaderName name, List<String> header) {
            return (budgets.contains(name.key()) || name.words().stream().anyMatch(budgets::contains))
                    && header.stream().anyMatch(names::contains);
        }
    }

    /**
     * Columns that mean something else beside others.
     *
     * @param field the beginning of the fields that they would feed
     * @param words of which one is in their names; none where any name is meant
     * @param others names of the columns beside them, or words in these names
     * @param harmless values of those columns with which nothing changes
     */
    record Beside(String reason, String field, Set<String> words, Set<String> others, Set<String> harmless) {

        boolean concerns(HeaderName name, String candidate) {
            return candidate.startsWith(field)
                    && (words.isEmpty() || name.words().stream().anyMatch(words::contains));
        }

        boolean isOther(HeaderName name) {
            return others.contains(name.key()) || name.words().stream().anyMatch(others::contains);
        }
    }

    /** The names of a file about something other than leads. */
    record Kind(String what, Set<String> sure, Set<String> also) {}

    private record Document(
            Map<String, Map<Strength, List<String>>> fields,
            Map<String, Set<String>> lookups,
            List<Question> questions,
            List<Composition> composed,
            Map<String, List<String>> abbreviations,
            Set<String> prefixes,
            Set<String> buyers,
            @JsonProperty("prefix_phrases") Set<List<String>> prefixPhrases,
            Set<String> wishes,
            Set<String> places,
            Set<String> suffixes,
            Set<String> remarks,
            @JsonProperty("not_asked") Map<String, Set<String>> notAsked,
            Answers answers,
            Others others,
            ConsentNames consent,
            List<Never> never,
            Tenancy tenancy,
            Rolls rolls,
            List<Beside> beside,
            List<Kind> kinds,
            @JsonProperty("only_leads") Set<String> onlyLeads,
            Set<String> currencies,
            @JsonProperty("other_amounts") Set<String> otherAmounts,
            @JsonProperty("foreign_words") Set<String> foreignWords,
            @JsonProperty("own_texts") Set<String> ownTexts,
            @JsonProperty("last_name_first") Set<String> lastNameFirst,
            @JsonProperty("two_last_names") Set<String> twoLastNames,
            @JsonProperty("french_words") Set<String> frenchWords,
            Purchases purchases) {}

    /** The fields that a name matches, in no order. */
    List<Hint> named(String key) {
        return hints.getOrDefault(key, List.of());
    }

    /** All names, as they are compared. */
    Set<String> names() {
        return hints.keySet();
    }

    /** The ID fields that a column of that name may match, if a lookup table has its values. */
    List<String> lookedUp(HeaderName header) {
        return document.lookups().entrySet().stream()
                .filter(entry -> entry.getValue().contains(header.key()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Why a column is never data of the renter, or empty. */
    Optional<Never> never(String key) {
        return document.never().stream().filter(group -> group.covers(key)).findFirst();
    }

    /** Why a column is about somebody else, or empty. */
    Optional<Never> aboutOthers(HeaderName header) {
        return header.words().stream().anyMatch(document.others().words()::contains)
                ? Optional.of(ofOthers())
                : Optional.empty();
    }

    /** What is said of a column about somebody else. */
    Never ofOthers() {
        return new Never(document.others().reason(), false, Set.of(), Set.of());
    }

    /** Names that say who may be contacted. */
    ConsentNames consent() {
        return document.consent();
    }

    /** Words of columns about people who paid, perhaps for the leads. */
    Set<String> buyers() {
        return document.buyers();
    }

    /** Words that may be left out at the beginning of a name. */
    Set<String> prefixes() {
        return document.prefixes();
    }

    /** Phrases that may be left out at the beginning of a name, word by word. */
    Set<List<String>> prefixPhrases() {
        return document.prefixPhrases();
    }

    /** What words in short may stand for. */
    Map<String, List<String>> abbreviations() {
        return document.abbreviations();
    }

    /** Words that may be left out at the beginning of what a renter wants. */
    Set<String> wishes() {
        return document.wishes();
    }

    /** Those words at the beginning of a name that may have a name of their own. */
    Set<String> places() {
        return document.places();
    }

    /** Words that may be left out at the end of a name. */
    Set<String> suffixes() {
        return document.suffixes();
    }

    /** Words of remarks in parentheses that change nothing. */
    Set<String> remarks() {
        return document.remarks();
    }

    Tenancy tenancy() {
        return document.tenancy();
    }

    Rolls rolls() {
        return document.rolls();
    }

    List<Beside> beside() {
        return document.beside();
    }

    /** Whether the amounts of a column are for another time than a month, or in thousands, as its name says. */
    boolean isOfOtherAmounts(HeaderName name) {
        List<String> words = name.words();
        return words.stream().anyMatch(document.otherAmounts()::contains)
                || OF_YEARS_AND_WEEKS.stream().anyMatch(phrase -> Collections.indexOfSubList(words, phrase) >= 0);
    }

    /** Whether a name says that its amounts are not dollars of the United States. */
    boolean isInOtherCurrency(HeaderName header) {
        return header.words().stream().anyMatch(document.currencies()::contains)
                || header.name().codePoints().anyMatch(KnownHeaders::isOtherCurrency);
    }

    private static boolean isOtherCurrency(int letter) {
        return letter != '$' && Character.getType(letter) == Character.CURRENCY_SYMBOL;
    }

    /** Words of column names in languages other than English. */
    Set<String> foreignWords() {
        return document.foreignWords();
    }

    /** How the parts of the full names of a column follow each other, as its name says. */
    NameOrder nameOrder(HeaderName header) {
        if (document.lastNameFirst().contains(header.key())) {
            return NameOrder.LAST_FIRST;
        }
        return document.twoLastNames().contains(header.key()) ? NameOrder.FIRST_TWO_LAST : NameOrder.FIRST_LAST;
    }

    /** Whether a column holds what leads wrote themselves. */
    boolean isOwnText(HeaderName header) {
        return document.ownTexts().contains(header.key());
    }

    /** Words of column names that are French and nothing else. */
    Set<String> frenchWords() {
        return document.frenchWords();
    }

    Purchases purchases() {
        return document.purchases();
    }

    List<Kind> kinds() {
        return document.kinds();
    }

    /** The names that only files of leads have. */
    Set<String> onlyLeads() {
        return document.onlyLeads();
    }

    /** What the words of a name mean together. */
    MeaningOfWords words() {
        return words;
    }

    private static List<Hint> join(List<Hint> some, List<Hint> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static KnownHeaders read() {
        try (InputStream in = KnownHeaders.class.getResourceAsStream("/mapping/headers.yaml")) {
            return new KnownHeaders(YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .build()
                    .readValue(in, Document.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
