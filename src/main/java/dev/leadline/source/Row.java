package dev.leadline.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One data record of a lead file.
 *
 * @param number the record's number among the file's data records, from 1; the header and blank lines do not count
 * @param line the physical line on which the record starts, from 1
 * @param cells the cells exactly as they stand between delimiters and quotes; as many as the header has, unless there is
 *     a fault. Where a quote is broken or something is too long, the physical line is the only cell, and the lines that
 *     follow are rows of their own
 * @param fault why the record cannot be trusted, or null when it is well-formed
 */
public record Row(
        long number,
        long line,
        List<String> cells,
        @Nullable RowFault fault) {

    public Row {
        cells = List.copyOf(cells);
    }

    /**
     * The row with other texts in some cells. A malformed record stays as it is: nobody knows which column its cells belong to.
     *
     * @param texts by the place of their column, from 0
     */
    public Row with(Map<Integer, String> texts) {
        if (fault != null || texts.isEmpty()) {
            return this;
        }
        List<String> changed = new ArrayList<>(cells);
        texts.forEach(changed::set);
        return new Row(number, line, changed, null);
    }
}
