/**
 * The first step. {@link StageStepConfiguration} reads the private copy of a file ({@link PrivateCopies}), converts each row by the
 * run's plan, and stores the rows in the ledger as STAGED or REJECTED. After an interruption it continues after the
 * last row in the ledger.
 */
@NamedInterface
@NullMarked
package dev.leadline.batch.stage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
