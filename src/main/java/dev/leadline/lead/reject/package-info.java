/**
 * The format of {@code rejects.csv}, which a person corrects and imports again. {@link RejectForm} defines its columns,
 * {@link FormulaGuard} keeps spreadsheets from running cells as formulas, and {@link ReformattedCells} recognizes cells that a
 * spreadsheet only reformatted.
 */
@NamedInterface
@NullMarked
package dev.leadline.lead.reject;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
