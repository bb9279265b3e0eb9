package dev.leadline.web.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a grid is told after a change, or when it asks.
 *
 * @param version of the rows now
 * @param changed how many cells were changed
 * @param stale whether others had changed them before, so that the rows that are shown may be old
 * @param said what was done, or null
 * @param conflict which cells were left alone because others had changed them, or null
 * @param rows the rows that were changed, or null where they are too many
 * @param counts how far the rows are
 * @param undo what can be undone, or null
 * @param redo what can be redone, or null
 * @param error why the rows cannot be read, or null
 */
record GridAnswer(
        long version,
        long changed,
        boolean stale,
        @Nullable String said,
        @Nullable String conflict,
        @Nullable List<GridRow> rows,
        GridCounts counts,
        @Nullable String undo,
        @Nullable String redo,
        @Nullable String error) {}
