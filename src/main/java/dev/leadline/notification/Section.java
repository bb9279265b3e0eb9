package dev.leadline.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fact as people are told it; each kind of message lays it out in its own way.
 *
 * @param sentence what happened
 * @param counts how many rows stand where, those of no row left out; empty where no run is meant
 * @param reasons what is wrong with rows, the most frequent first
 * @param next what to do about it; empty where nothing is to be done
 * @param run the run that is meant, or null for none
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
     * @param meaning half a sentence; empty where the name says it all
     */
    record Count(long rows, String name, String meaning) {}

    /**
     * A kind of problem.
     *
     * @param rows how many rows have it
     * @param code its stable name
     * @param field where, or null when it is the row as a whole
     * @param advice what to do; empty where nobody knows
     */
    record Reason(long rows, String code, @Nullable String field, String advice) {

        /** Such as {@code BAD_EMAIL (email)}. */
        String kind() {
            return field == null ? code : code + " (" + field + ")";
        }
    }
}
