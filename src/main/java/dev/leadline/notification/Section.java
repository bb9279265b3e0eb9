package dev.leadline.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of one event; each kind of message has its own layout.
 *
 * @param sentence what happened
 * @param counts the number of rows by status, without zeros; empty if there is no run
 * @param reasons the problems of rows, the most frequent first
 * @param next the next action; empty if there is none
 * @param run the run, or null for none
 */
record Section(
        String sentence,
        List<Count> counts,
        List<Reason> reasons,
        String next,
        @Nullable Long run) {

    Section {
        counts = List.copyOf(counts);
        reasons = List.copyOf(reasons);
    }

    static Section plain(String sentence, String next) {
        return new Section(sentence, List.of(), List.of(), next, null);
    }

    /**
     * Rows that have something in common.
     *
     * @param rows how many
     * @param name such as {@code rejected}
     * @param meaning half a sentence; empty if the name is enough
     */
    record Count(long rows, String name, String meaning) {}

    /**
     * A kind of problem.
     *
     * @param rows how many rows have it
     * @param code its stable name
     * @param field where, or null when it is the row as a whole
     * @param advice what to do; empty if unknown
     */
    record Reason(long rows, String code, @Nullable String field, String advice) {

        /** Such as {@code BAD_EMAIL (email)}. */
        String kind() {
            return field == null ? code : code + " (" + field + ")";
        }
    }
}
