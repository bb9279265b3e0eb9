package dev.leadline.lead.mapping;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Pairs of columns such as "Question 1" and "Response 1". Where the question is the same in all rows, it is the name of the column
 * with the answers.
 */
final class AskedColumns {

    private static final Pattern QUESTION = Pattern.compile("(?i)\\s*question[ _]?(\\d{1,2})\\s*");
    private static final Pattern ANSWER = Pattern.compile("(?i)\\s*(?:response|answer)[ _]?(\\d{1,2})\\s*");

    private final PlanRequest request;

    AskedColumns(PlanRequest request) {
        this.request = request;
    }

    /** The question that a column answers; empty if it answers none, or several. */
    Optional<String> question(int column) {
        OptionalInt asked = counterpart(column, ANSWER, QUESTION);
        return asked.isEmpty()
                ? Optional.empty()
                : Optional.of(request.profile().column(asked.getAsInt()).sample())
                        .filter(questions -> questions.size() == 1)
                        .map(questions -> questions.get(0));
    }

    /** The column with the answers to the questions of another, or empty. */
    OptionalInt answers(int column) {
        return counterpart(column, QUESTION, ANSWER);
    }

    private OptionalInt counterpart(int column, Pattern mine, Pattern other) {
        List<String> header = request.header();
        Matcher name = mine.matcher(header.get(column));
        return name.matches()
                ? IntStream.range(0, header.size())
                        .filter(place -> {
                            Matcher found = other.matcher(header.get(place));
                            return found.matches() && found.group(1).equals(name.group(1));
                        })
                        .findFirst()
                : OptionalInt.empty();
    }
}
