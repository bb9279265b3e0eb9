package dev.leadline.report;

import dev.leadline.lead.Problem;
import dev.leadline.ledger.LedgerRow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in one cell what is wrong with a row, for a person, each time with the code that filters can rely on. */
final class ProblemText {

    private static final String BETWEEN = " | ";

    private ProblemText() {}

    static String of(List<Problem> problems) {
        return problems.stream().map(ProblemText::sentence).collect(Collectors.joining(BETWEEN));
    }

    /** What staging found, or else what the API answered. */
    static String of(LedgerRow row) {
        return row.problems().isEmpty() ? coded(row.message(), row.code()) : of(row.problems());
    }

    private static String sentence(Problem problem) {
        String place = Stream.of(problem.column(), problem.field())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(name -> name + ": ")
                .orElse("");
        return place + coded(problem.message(), problem.code().name());
    }

    private static String coded(@Nullable String message, @Nullable String code) {
        return Stream.of(message, code == null ? null : "[" + code + "]")
                .flatMap(Stream::ofNullable)
                .collect(Collectors.joining(" "));
    }
}
