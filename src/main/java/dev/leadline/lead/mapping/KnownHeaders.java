package dev.leadline.lead.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The names that columns of real lead files bear, and what they stand for. Read once from a resource. */
final class KnownHeaders {

    static final KnownHeaders SHIPPED = read();

    private static final int LEAST_WORDS_OF_A_QUESTION = 3;

    private final Map<String, List<Hint>> hints = new HashMap<>();
    private final Map<String, Set<String>> lookups;
    private final List<Question> questions;
    private final List<Never> never;

    private KnownHeaders(Document document) {
        document.fields()
                .forEach((field, byStrength) -> byStrength.forEach((strength, names) -> names.forEach(
                        name -> hints.merge(name, List.of(new Hint(field, strength)), KnownHeaders::join))));
        lookups = document.lookups();
        questions = document.questions();
        never = document.never();
    }

    /** How firmly a name stands for a field. */
    enum Strength {
        EXACT(1.0, "it is named exactly like the field"),
        LISTED(0.97, "its name hints at it"),
        SURE(0.95, "its name says so"),
        HOME(0.95, "its name says so"),
        LIKELY(0.8, "its name says so"),
        SHOWN(0.7, "its name hints at it"),
        SPARE(0.6, "its name allows it, and no other column is better");

        private final double weight;
        private final String words;

        Strength(double weight, String words) {
            this.weight = weight;
            this.words = words;
        }

        String words() {
            return words;
        }

        double weight() {
            return weight;
        }
    }

    /** A field that a name may stand for. */
    record Hint(String field, Strength strength) {}

    /** A name that is never a renter's own field. */
    record Never(String reason, boolean property, Set<String> names, Set<String> prefixes) {

        private boolean covers(String key) {
            return names.contains(key) || prefixes.stream().anyMatch(key::startsWith);
        }
    }

    private record Question(String field, Set<String> words, Set<String> without) {

        private boolean isAskedBy(Set<String> header) {
            return header.containsAll(words) && header.stream().noneMatch(without::contains);
        }
    }

    private record Document(
            Map<String, Map<Strength, List<String>>> fields,
            Map<String, Set<String>> lookups,
            List<Question> questions,
            List<Never> never) {}

    /** The fields that a name is known to stand for, in no order. */
    List<Hint> named(HeaderName header) {
        return hints.getOrDefault(header.key(), List.of());
    }

    /** The fields whose ids a column of that name may stand for, where a table has its values. */
    List<String> lookedUp(HeaderName header) {
        return lookups.entrySet().stream()
                .filter(entry -> entry.getValue().contains(header.key()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Why a header is never a renter's own field, or empty. */
    Optional<Never> never(HeaderName header) {
        String key = header.key();
        return never.stream().filter(group -> group.covers(key)).findFirst();
    }

    /** The fields that a header asks for as a question. */
    List<Hint> asked(HeaderName header) {
        Set<String> words = new HashSet<>(header.words());
        return header.words().size() < LEAST_WORDS_OF_A_QUESTION
                ? List.of()
                : questions.stream()
                        .filter(question -> question.isAskedBy(words))
                        .map(question -> new Hint(question.field(), Strength.SHOWN))
                        .distinct()
                        .toList();
    }

    private static List<Hint> join(List<Hint> some, List<Hint> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static KnownHeaders read() {
        try (InputStream in = KnownHeaders.class.getResourceAsStream("/mapping/headers.yaml")) {
            return new KnownHeaders(MappingYaml.MAPPER.readValue(in, Document.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
