package dev.leadline.web.runs;

import dev.leadline.lead.ProblemCode;
import dev.leadline.ledger.RejectCause;
import java.util.Arrays;
import java.util.List;

/**
 * Why rows of a run need fixing.
 *
 * @param cause of the rows
 * @param advice what to do, maybe empty
 */
record FailureReason(RejectCause cause, String advice) {

    static List<FailureReason> of(List<RejectCause> causes, int most) {
        return causes.stream()
                .limit(most)
                .map(cause -> new FailureReason(cause, advice(cause)))
                .toList();
    }

    private static String advice(RejectCause cause) {
        return Arrays.stream(ProblemCode.values())
                .filter(known -> known.name().equals(cause.code()))
                .findFirst()
                .map(ProblemCode::advice)
                .orElse("");
    }
}
