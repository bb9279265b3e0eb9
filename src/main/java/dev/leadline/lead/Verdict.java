package dev.leadline.lead;

import java.util.List;

/** What a row has turned out to be. */
public sealed interface Verdict {

    /**
     * The row is a lead.
     *
     * @param lead what will be sent
     * @param warnings what the lead does not say of the row; mostly empty
     */
    record Accepted(Lead lead, List<Warning> warnings) implements Verdict {

        public Accepted {
            warnings = List.copyOf(warnings);
        }

        /**
         * A lead that says all that its row says.
         *
         * @param lead what will be sent
         */
        public Accepted(Lead lead) {
            this(lead, List.of());
        }
    }

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
