package dev.leadline.web.grid;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as the grid shows it.
 *
 * @param row the record's number, from 1
 * @param line the physical line where it starts, from 1
 * @param cells as they would be imported, one for each column
 * @param originals the cells of the file that differ, by the place of their column
 * @param marks the problems
 * @param duplicate what becomes of it because of another row, or null
 * @param skipped whether a person decided that it is not sent
 * @param locked whether its cells cannot be edited, because the record is malformed
 */
record GridRow(
        long row,
        long line,
        List<String> cells,
        Map<Integer, String> originals,
        List<CellMark> marks,
        @Nullable DuplicateMark duplicate,
        boolean skipped,
        boolean locked) {

    public GridRow {
        cells = List.copyOf(cells);
        originals = Map.copyOf(originals);
        marks = List.copyOf(marks);
    }
}
