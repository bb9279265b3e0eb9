package dev.leadline.web.page;

import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import java.util.Map;

/** What the console says about a problem of a row: without what only helps at the command line. */
public final class ProblemMessage {

    private static final Map<ProblemCode, String> ADVICE = Map.of(
            ProblemCode.AMBIGUOUS_DATE,
            "Enter the date as year-month-day.",
            ProblemCode.DUPLICATE,
            "The same prospect was sent before. Compare both leads, and decide whether to send this one.",
            ProblemCode.POSSIBLE_DUPLICATE,
            "The phone number belongs to another prospect. Correct it, or compare both leads and decide whether to send this one.");

    private ProblemMessage() {}

    /** One or two sentences, which may hold a value of the row. */
    public static String of(Problem problem) {
        String advice = ADVICE.get(problem.code());
        return advice == null
                ? problem.message()
                : problem.message().replace(problem.code().advice(), advice);
    }
}
