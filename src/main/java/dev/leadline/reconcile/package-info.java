/**
 * Evidence and decisions for rows in doubt. {@link ReconciliationService} looks for each row in what the API shows, or
 * applies a {@link ManualDecision}, and reports a {@link RowEvidence}. It sends nothing.
 */
@ApplicationModule(allowedDependencies = {"shared", "message", "ledger", "propexo"})
@NullMarked
package dev.leadline.reconcile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
