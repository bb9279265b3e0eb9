package dev.leadline.lead.mapping;

import dev.leadline.message.UserMessage;
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
    private final MappingCandidates candidates;

    AskedColumns(PlanRequest request, MappingCandidates candidates) {
        this.request = request;
        this.candidates = candidates;
    }

    /** What a column may be: by the question that it answers, or by its own name if it is not in a pair. */
    ColumnCandidates candidatesFor(int column) {
        if (answers(column).isPresent()) {
            return ColumnCandidates.none(UserMessage.of("lead.evidence.questions"));
        }
        return question(column).isPresent()
                ? known(column).orElseGet(() -> ColumnCandidates.none(UserMessage.of("lead.evidence.answers")))
                : candidates.candidatesFor(column, request.header().get(column));
    }

    /** Whether a column is in a pair whose question asks for no field, or is another in each row. */
    boolean areUnknown(int column) {
        OptionalInt answers = question(column).isPresent() ? OptionalInt.of(column) : answers(column);
        return answers.isPresent() && known(answers.getAsInt()).isEmpty();
    }

    private Optional<ColumnCandidates> known(int answers) {
        List<String> questions =
                request.profile().column(question(answers).getAsInt()).sample();
        return questions.size() == 1
                ? Optional.of(candidates.candidatesFor(answers, questions.get(0)))
                        .filter(found -> !found.candidates().isEmpty())
                : Optional.empty();
    }

    private OptionalInt question(int column) {
        return counterpart(column, ANSWER, QUESTION);
    }

    private OptionalInt answers(int column) {
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
