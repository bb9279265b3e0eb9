package dev.leadline.lead;

import java.util.List;

/** What a row has turned out to be. */
public sealed interface Verdict {

    /**
     * The row is a lead.
     *
     * @param lead what will be sent
     */
    record Accepted(Lead lead) implements Verdict {}

    /**
     * The row is no lead yet.
     *
     * @param problems every problem of the row at once, never empty
     */
    record Rejected(List<Problem> problems) implements Verdict {

        public Rejected {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a row is rejected for a reason");
            }
        }
    }
}
