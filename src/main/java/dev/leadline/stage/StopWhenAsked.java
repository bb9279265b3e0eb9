package dev.leadline.stage;

import dev.leadline.ledger.Tenure;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;

/** Interrupts a step between two chunks when its run has to end. */
final class StopWhenAsked implements StepInterruptionPolicy {

    private final Tenure tenure;

    StopWhenAsked(Tenure tenure) {
        this.tenure = tenure;
    }

    @Override
    public void checkInterrupted(StepExecution step) throws JobInterruptedException {
        if (tenure.stopped().isPresent()) {
            // without it Batch swallows the exception and takes the step for completed
            step.setTerminateOnly();
            throw new JobInterruptedException("asked to stop");
        }
    }
}
