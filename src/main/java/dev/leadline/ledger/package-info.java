/**
 * The database of every run and row. Each status transition is one method and one guarded update:
 * {@link StagingRepository}, {@link SendingRepository} and {@link OutcomeRepository} have those of the three steps,
 * {@link RunRepository} those of runs, and {@link LeaseRepository} those of leases. {@link LedgerView} and
 * {@link LedgerPages} read. {@link RunExecution} is what this process holds while it works on a run. No other module
 * uses the tables of runs and rows.
 */
@ApplicationModule(allowedDependencies = {"shared", "message", "database", "encryption", "lead", "lead :: *"})
@NullMarked
package dev.leadline.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
