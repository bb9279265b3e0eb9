package dev.leadline.web.page;

import dev.leadline.lead.Problem;
import dev.leadline.message.ConsoleWording;

/** What the console says about a problem of a row: without what only helps at the command line. */
public final class ProblemMessage {

    private ProblemMessage() {}

    /** One or two sentences, which may hold a value of the row. */
    public static String of(Problem problem) {
        return ConsoleWording.of(problem.message());
    }
}
