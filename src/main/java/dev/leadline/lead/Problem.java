package dev.leadline.lead;

import org.jspecify.annotations.Nullable;

/**
 * One reason why a row is no lead yet.
 *
 * @param code what kind of problem it is
 * @param field the field that cannot be filled, or null when the row as a whole is at fault
 * @param column the column's header as it stands in the file, or null when no column is to blame
 * @param value the cell as it stands, or null when there is none; personal data, never logged
 * @param message what happened and what to do, one or two sentences; may hold the value, so it is never logged
 * @param suggestion what the cells may have been meant to be, or null
 */
public record Problem(
        ProblemCode code,
        @Nullable String field,
        @Nullable String column,
        @Nullable String value,
        String message,
        @Nullable Suggestion suggestion) {

    /**
     * A problem that nobody can guess the solution of.
     *
     * @param code what kind of problem it is
     * @param field the field that cannot be filled, or null when the row as a whole is at fault
     * @param column the column's header, or null when no column is to blame
     * @param value the cell as it stands, or null when there is none
     * @param message what happened and what to do
     */
    public Problem(
            ProblemCode code, @Nullable String field, @Nullable String column, @Nullable String value, String message) {
        this(code, field, column, value, message, null);
    }
}
