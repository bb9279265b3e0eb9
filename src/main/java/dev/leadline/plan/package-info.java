/**
 * What an import of a file would do. {@link ImportPlanner} opens and profiles the file and maps its columns;
 * {@link FileValidator} then converts every row into a {@link ValidationResult}. Nothing is stored in the ledger and
 * nothing is sent. Used by {@code check}, {@code map} and the console.
 */
@NullMarked
package dev.leadline.plan;

import org.jspecify.annotations.NullMarked;
