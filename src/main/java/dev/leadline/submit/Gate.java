package dev.leadline.submit;

import dev.leadline.ledger.Claim;
import dev.leadline.ledger.Sending;
import dev.leadline.ledger.StagedRow;
import dev.leadline.ledger.Stop;
import dev.leadline.ledger.Tenure;
import dev.leadline.ledger.Wait;
import dev.leadline.propexo.Pause;
import dev.leadline.propexo.Propexo;
import dev.leadline.propexo.RateGovernor;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What a row passes before it is sent: a permit, and the claim. */
final class Gate {

    private final Tenure tenure;
    private final Sending ledger;
    private final Propexo propexo;
    private final Outage outage;
    private final Duration patience;
    private final Clock clock;

    /**
     * @param patience the longest pause that is waited for when the API asks for one
     * @param clock for telling people until when something waits
     */
    Gate(Tenure tenure, Sending ledger, Propexo propexo, Outage outage, Duration patience, Clock clock) {
        this.tenure = tenure;
        this.ledger = ledger;
        this.propexo = propexo;
        this.outage = outage;
        this.patience = patience;
        this.clock = clock;
    }

    /** Waits for a permit and claims the row; empty when the row must not be sent, or the run has to end. */
    Optional<Claim.Held> pass(StagedRow row) throws InterruptedException {
        waitWhileTheApiIsDown();
        Optional<RateGovernor.Permit> permit = propexo.governor().acquire(RateGovernor.Priority.CREATE, this::unwanted);
        tenure.goesOn();
        return permit.flatMap(held -> claim(row, held));
    }

    private void waitWhileTheApiIsDown() throws InterruptedException {
        Duration held = propexo.heldBackFor();
        while (!held.isZero() && tenure.stopped().isEmpty()) {
            if (outage.outlasts()) {
                tenure.stop(new Stop(Stop.Cause.API, outage.lastWord()));
            } else {
                rest(held, "The API failed on the last requests.");
            }
            held = propexo.heldBackFor();
        }
    }

    /** Lets time pass after a failure, and says so; whether the run has to end. */
    boolean rest(Duration time) throws InterruptedException {
        return rest(time, outage.lastWord());
    }

    private boolean rest(Duration time, String reason) throws InterruptedException {
        tenure.waits(new Wait(time, clock.instant().plus(time), reason));
        boolean ends = tenure.pause(time);
        tenure.goesOn();
        return ends;
    }

    private boolean unwanted() {
        propexo.governor().pause().ifPresent(this::heed);
        return tenure.stopped().isPresent();
    }

    private void heed(Pause pause) {
        if (pause.outlasts(patience)) {
            String sentence = pause.request()
                    + ", which is longer than leadline.api.patience allows. Resume the run after that time.";
            tenure.stop(new Stop(Stop.Cause.WAIT, sentence));
        } else {
            tenure.waits(new Wait(pause.length(), pause.until(), pause.reason()));
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
