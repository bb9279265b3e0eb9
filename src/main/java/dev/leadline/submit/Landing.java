package dev.leadline.submit;

import dev.leadline.ledger.DurableCommits;
import dev.leadline.ledger.Stop;
import dev.leadline.ledger.Tenure;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Ends the flight when the whole step has ended: no claim follows whose sync would keep the last outcomes, too. */
final class Landing implements StepExecutionListener {

    private final Flight flight;
    private final DurableCommits commits;
    private final Tenure tenure;

    Landing(Flight flight, DurableCommits commits, Tenure tenure) {
        this.flight = flight;
        this.commits = commits;
        this.tenure = tenure;
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        flight.close();
        try {
            commits.awaitAll();
        } catch (RuntimeException e) {
            tenure.stop(Stop.because(e));
        }
        return null;
    }
}
