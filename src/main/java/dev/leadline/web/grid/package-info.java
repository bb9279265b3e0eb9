/**
 * A file of leads as a grid of cells that a person can edit before the import. {@link FileGrid} shows rows a page at a time, with
 * the problems that the import would find in them, and computes the cells of changes such as a replacement in a whole column. Rows
 * stay in a {@link RowFile} on the disk; the memory holds a few bytes for each row and the cells that were edited.
 */
@NullMarked
package dev.leadline.web.grid;

import org.jspecify.annotations.NullMarked;
