package dev.leadline.web.runs;

import dev.leadline.lead.ProblemCode;
import dev.leadline.ledger.ProblemCount;
import java.util.Arrays;
import java.util.List;

/**
 * Why rows did not become prospects.
 *
 * @param place the field, or the row
 * @param code of the problem, or the API's
 * @param rows how many
 * @param advice what to do, maybe empty
 */
record FailureReason(String place, String code, long rows, String advice) {

    static List<FailureReason> of(List<ProblemCount> problems, int most) {
        return problems.stream().limit(most).map(FailureReason::of).toList();
    }

    private static FailureReason of(ProblemCount problem) {
        return new FailureReason(
                problem.field() == null ? "the row" : problem.field(),
                problem.code(),
                problem.count(),
                advice(problem.code()));
    }

    private static String advice(String code) {
        return Arrays.stream(ProblemCode.values())
                .filter(known -> known.name().equals(code))
                .findFirst()
                .map(ProblemCode::advice)
                .orElse("");
    }
}
