/**
 * The Spring Batch job of an import. Each step has a package of its own, and what they share is here: when a step is
 * interrupted. The steps meet in the ledger alone.
 */
@NullMarked
package dev.leadline.batch;

import org.jspecify.annotations.NullMarked;
