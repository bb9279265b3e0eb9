/** The truth about every run and row, in a database: one named method for each transition. */
@NullMarked
package dev.leadline.ledger;

import org.jspecify.annotations.NullMarked;
