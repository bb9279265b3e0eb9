package dev.leadline.web.grid;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are shown, and in which order.
 *
 * @param show "problems", "edited", "skipped", "duplicates", or empty for all
 * @param problem the key of a kind of problem, or empty for any
 * @param column the place of the column that {@code text} is looked for in, or -1 for any
 * @param text a part of a cell, in any case; empty for any
 * @param sort the place of the column to sort by, or -1 for the order of the file
 * @param descending whether the greatest comes first
 * @param at tells requests with the same filter apart: rows that are fixed stay in sight until the filter is applied again
 */
record GridQuery(
        String show, String problem, Integer column, String text, Integer sort, Boolean descending, String at) {

    /** All rows in the order of the file. */
    public static final GridQuery ALL = new GridQuery(null, null, null, null, null, null, null);

    public GridQuery(
            @Nullable String show,
            @Nullable String problem,
            @Nullable Integer column,
            @Nullable String text,
            @Nullable Integer sort,
            @Nullable Boolean descending,
            @Nullable String at) {
        this.show = Objects.requireNonNullElse(show, "");
        this.problem = Objects.requireNonNullElse(problem, "");
        this.column = Objects.requireNonNullElse(column, -1);
        this.text = Objects.requireNonNullElse(text, "");
        this.sort = Objects.requireNonNullElse(sort, -1);
        this.descending = Objects.requireNonNullElse(descending, false);
        this.at = Objects.requireNonNullElse(at, "");
    }

    boolean isEverything() {
        return show.isEmpty() && problem.isEmpty() && text.isEmpty() && sort < 0;
    }

    boolean needsCells() {
        return !text.isEmpty() || sort >= 0;
    }
}
