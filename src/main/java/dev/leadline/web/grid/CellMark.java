package dev.leadline.web.grid;

import org.jspecify.annotations.Nullable;

/**
 * A problem of a row, at its cell.
 *
 * @param column the cell's place, or -1 for the whole row
 * @param message what is wrong and what to do
 * @param suggestion what the cell may have been meant to be, or null
 */
record CellMark(int column, String message, @Nullable String suggestion) {}
