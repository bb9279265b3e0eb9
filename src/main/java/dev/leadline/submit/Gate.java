package dev.leadline.submit;

import dev.leadline.ledger.Claim;
import dev.leadline.ledger.Sending;
import dev.leadline.ledger.StagedRow;
import dev.leadline.ledger.Stop;
import dev.leadline.ledger.Tenure;
import dev.leadline.propexo.Propexo;
import dev.leadline.propexo.RateGovernor;
import java.time.Duration;
import java.util.Optional;

/** What a row passes before it is sent: a permit, then the claim. */
final class Gate {

    private final Tenure tenure;
    private final Sending ledger;
    private final Propexo propexo;
    private final Outage outage;

    Gate(Tenure tenure, Sending ledger, Propexo propexo, Outage outage) {
        this.tenure = tenure;
        this.ledger = ledger;
        this.propexo = propexo;
        this.outage = outage;
    }

    /** Waits for a permit and claims the row; empty when the row must not be sent, or the run has to end. */
    Optional<Claim.Held> pass(StagedRow row) throws InterruptedException {
        waitWhileTheApiIsDown();
        Optional<RateGovernor.Permit> permit = propexo.governor()
                .acquire(RateGovernor.Priority.CREATE, () -> tenure.stopped().isPresent());
        return permit.flatMap(held -> claim(row, held));
    }

    private void waitWhileTheApiIsDown() throws InterruptedException {
        Duration held = propexo.heldBackFor();
        while (!held.isZero() && tenure.stopped().isEmpty()) {
            if (outage.outlasts()) {
                tenure.stop(new Stop(Stop.Cause.API, outage.lastWord()));
            } else {
                tenure.pause(held);
            }
            held = propexo.heldBackFor();
        }
    }

    private Optional<Claim.Held> claim(StagedRow row, RateGovernor.Permit permit) {
        if (ledger.claim(tenure.lease(), row) instanceof Claim.Held claim) {
            return Optional.of(claim);
        }
        permit.giveBack();
        return Optional.empty();
    }
}
