/** The last step: writes what became of every row, for people and for programs. */
@NullMarked
package dev.leadline.report;

import org.jspecify.annotations.NullMarked;
