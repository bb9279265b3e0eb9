package dev.leadline.lead.mapping;

import dev.leadline.lead.mapping.KnownHeaders.Hint;
import dev.leadline.lead.mapping.KnownHeaders.Strength;
import dev.leadline.message.UserMessage;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the words of a name mean together: a field that it asks for or that they make up, or an answer to be kept.
 *
 * @param questions what is asked for, by words of a question
 * @param compositions what words make up
 * @param notAsked for each field, words by which a question asks for something else
 * @param answers how an answer is recognized that is no field
 */
record MeaningOfWords(
        List<Question> questions, List<Composition> compositions, Map<String, Set<String>> notAsked, Answers answers) {

    private static final int LEAST_WORDS_OF_A_QUESTION = 3;

    record Question(String field, Set<String> words, Set<String> without) {

        private boolean isAskedBy(Set<String> header) {
            return header.containsAll(words) && header.stream().noneMatch(without::contains);
        }
    }

    /**
     * Names that are made of known words alone, such as "Needs to Move By".
     *
     * @param words one word of each set is in the name
     * @param with the words that may be in it besides
     */
    record Composition(String field, List<Set<String>> words, Set<String> with) {

        private boolean isOf(List<String> header) {
            return words.stream().allMatch(some -> header.stream().anyMatch(some::contains))
                    && header.stream()
                            .allMatch(word ->
                                    with.contains(word) || words.stream().anyMatch(some -> some.contains(word)));
        }
    }

    /**
     * How an answer of a lead form is recognized.
     *
     * @param words with which a question begins
     * @param without words of answers that are not kept
     * @param flags those words that also begin the name of a flag, such as "is"
     * @param subjects words after them in a question
     */
    record Answers(Set<String> words, Set<String> without, Set<String> flags, Set<String> subjects) {

        private boolean isBegunBy(List<String> question) {
            String first = question.get(0);
            return words.contains(first) && (!flags.contains(first) || subjects.contains(question.get(1)));
        }
    }

    /** The fields that a header asks for as a question. */
    List<Hint> asked(HeaderName header) {
        Set<String> words = new HashSet<>(header.words());
        return isQuestion(header)
                ? shown(
                        questions.stream()
                                .filter(question -> question.isAskedBy(words) && !asksElse(question.field(), words))
                                .map(Question::field),
                        UserMessage.of("lead.evidence.header-asks"))
                : List.of();
    }

    /** The fields of names that are made of known words. */
    List<Hint> composed(List<String> words) {
        return shown(
                compositions.stream()
                        .filter(composition -> composition.isOf(words))
                        .map(Composition::field),
                UserMessage.of("lead.evidence.header-composed"));
    }

    private static List<Hint> shown(Stream<String> fields, UserMessage rule) {
        return fields.distinct()
                .map(field -> new Hint(field, Strength.SHOWN, rule.text()))
                .toList();
    }

    /** Whether a question about a field has a word by which it asks for something else. */
    private boolean asksElse(String field, Set<String> words) {
        return !Collections.disjoint(words, notAsked.getOrDefault(field, Set.of()));
    }

    /**
     * Whether a header is a question to the renter whose answer may be kept as text.
     *
     * @param asksForField whether it names a field of a lead, so that even "Any pets?" is one
     */
    boolean isAnswer(HeaderName header, boolean asksForField) {
        List<String> words = header.words();
        boolean asks = header.name().strip().endsWith("?")
                ? asksForField || isQuestion(header)
                : isQuestion(header) && answers.isBegunBy(words);
        return asks && isKept(header);
    }

    /** Whether a text of that name may be kept in the notes: nothing about income, health or the like. */
    boolean isKept(HeaderName header) {
        return header.words().stream().noneMatch(answers.without()::contains);
    }

    /** Whether a header is long enough to be a question. */
    private static boolean isQuestion(HeaderName header) {
        return header.words().size() >= LEAST_WORDS_OF_A_QUESTION;
    }
}
