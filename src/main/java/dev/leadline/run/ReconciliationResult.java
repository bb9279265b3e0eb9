package dev.leadline.run;

import dev.leadline.reconcile.RowEvidence;
import java.util.List;

/**
 * What a reconciliation came to.
 *
 * @param evidence of every row that was in doubt
 * @param outcome of the run as it stands now
 */
public record ReconciliationResult(List<RowEvidence> evidence, RunResult outcome) {

    public ReconciliationResult {
        evidence = List.copyOf(evidence);
    }
}
