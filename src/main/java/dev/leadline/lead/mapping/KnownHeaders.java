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

/** The column names of real lead files and their fields. Read once from a resource. */
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

    /** How well a name matches a field. */
    enum Strength {
        EXACT(1.0, "the header is the field name"),
        LISTED(0.97, "the header is similar"),
        SURE(0.95, "the header matches"),
        HOME(0.95, "the header matches"),
        LIKELY(0.8, "the header matches"),
        SHOWN(0.7, "the header is similar"),
        SPARE(0.6, "the header is a possible match, and no other column matches better");

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

    /** A field that a name may match. */
    record Hint(String field, Strength strength) {}

    /** A name of a column that is never data of the renter. */
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

    /** The fields that a name matches, in no order. */
    List<Hint> named(HeaderName header) {
        return hints.getOrDefault(header.key(), List.of());
    }

    /** The ID fields that a column of that name may match, if a lookup table has its values. */
    List<String> lookedUp(HeaderName header) {
        return lookups.entrySet().stream()
                .filter(entry -> entry.getValue().contains(header.key()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Why a column is never data of the renter, or empty. */
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
