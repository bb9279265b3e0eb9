package dev.leadline.web.grid;

import dev.leadline.lead.Problem;
import dev.leadline.lead.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * A reason why a row cannot be sent as it is.
 *
 * @param code tells kinds of problems apart: that of a problem, or of an answer of the API
 * @param field the field that it is about, or null
 * @param column the header of the column at fault, or null for the whole row
 * @param message what is wrong and what to do
 * @param suggestion what the cells may have been meant to be, or null
 */
public record RowProblem(
        String code,
        @Nullable String field,
        @Nullable String column,
        String message,
        @Nullable Suggestion suggestion) {

    /** A problem that the rules of the import find. */
    public static RowProblem of(Problem problem) {
        return new RowProblem(
                problem.code().name(), problem.field(), problem.column(), problem.message(), problem.suggestion());
    }
}
