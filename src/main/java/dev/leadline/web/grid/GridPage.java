package dev.leadline.web.grid;

import java.util.List;

/**
 * Rows of a view of the grid.
 *
 * @param total how many rows the view has
 * @param from the place of the first of these rows in the view, from 0
 * @param rows fewer than were asked for where the file is still being read
 */
public record GridPage(int total, int from, List<GridRow> rows) {

    public GridPage {
        rows = List.copyOf(rows);
    }
}
