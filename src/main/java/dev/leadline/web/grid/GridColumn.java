package dev.leadline.web.grid;

/**
 * A column of the grid.
 *
 * @param place from 0
 * @param name its header
 * @param label the field that it is imported as, for people; empty where it is not imported
 */
public record GridColumn(int place, String name, String label) {}
