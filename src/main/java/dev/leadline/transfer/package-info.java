/**
 * Copies a ledger from H2 to PostgreSQL. {@link LedgerTransfer} copies table after table by {@code COPY}, each in one transaction,
 * then reads everything back and compares it. Until then, the table {@code ledger_copy} says that the database is not complete.
 * Tables and columns are found in the databases themselves, so that a new one needs no change here.
 */
@ApplicationModule(allowedDependencies = {"shared", "message"})
@NullMarked
package dev.leadline.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
