package dev.leadline.web.runs;

import dev.leadline.lead.ProblemCode;
import dev.leadline.ledger.RejectCause;
import dev.leadline.message.ConsoleWording;
import dev.leadline.report.DisplayFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

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
                .map(cause -> new FailureReason(
                        cause,
                        isDuplicate(cause)
                                ? "Compare the leads, and decide whether to send these as well."
                                : advice(cause)))
                .toList();
    }

    /** The reasons after the first ones, in words; empty where there are none. */
    static String more(List<RejectCause> causes, int most) {
        List<RejectCause> rest = causes.stream().skip(most).toList();
        long rows = rest.stream().mapToLong(RejectCause::rows).sum();
        return rest.isEmpty()
                ? ""
                : DisplayFormat.count(rest.size(), "more reason") + ", " + DisplayFormat.count(rows, "row");
    }

    /** Whether a person has to compare the rows with others. */
    public boolean isDuplicate() {
        return isDuplicate(cause);
    }

    private static boolean isDuplicate(RejectCause cause) {
        return Set.of(ProblemCode.DUPLICATE.name(), ProblemCode.POSSIBLE_DUPLICATE.name())
                .contains(Objects.requireNonNullElse(cause.code(), ""));
    }

    private static String advice(RejectCause cause) {
        return Arrays.stream(ProblemCode.values())
                .filter(known -> known.name().equals(cause.code()))
                .findFirst()
                .map(ProblemCode::advice)
                .map(ConsoleWording::of)
                .orElse("");
    }
}
