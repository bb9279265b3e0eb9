/** The first step: reads the private copy of a file and stages its rows in the ledger. */
@NullMarked
package dev.leadline.batch.stage;

import org.jspecify.annotations.NullMarked;
