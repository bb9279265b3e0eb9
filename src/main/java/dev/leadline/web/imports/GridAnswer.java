package dev.leadline.web.imports;

import dev.leadline.web.grid.GridCounts;
import dev.leadline.web.grid.GridRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the grid of a draft is told after a change, or when it asks.
 *
 * @param version of the draft now
 * @param changed how many cells were changed
 * @param stale whether others had changed the draft before, so that the rows that are shown may be old
 * @param said what was done, or null
 * @param rows the rows that were changed, or null where they are too many
 * @param counts how far the file is
 * @param undo what can be undone, or null
 * @param redo what can be redone, or null
 * @param error why the file cannot be read, or null
 */
record GridAnswer(
        long version,
        long changed,
        boolean stale,
        @Nullable String said,
        @Nullable List<GridRow> rows,
        GridCounts counts,
        @Nullable String undo,
        @Nullable String redo,
        @Nullable String error) {}
