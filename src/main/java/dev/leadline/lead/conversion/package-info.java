/**
 * Converts cells to values. {@link FileProfile} and {@link ColumnProfile} describe the values of a file,
 * {@link ColumnFormat} is the format that is chosen for a column, and {@link Conversions} converts a cell to the value
 * that the API requires, or to a problem. {@link Lookup} converts names to ids.
 */
@NamedInterface
@NullMarked
package dev.leadline.lead.conversion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
