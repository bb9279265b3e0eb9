package dev.leadline.batch;

import dev.leadline.ledger.RunExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;

/** Interrupts a step between two chunks when its run has to end. */
public final class StopInterruptionPolicy implements StepInterruptionPolicy {

    private final RunExecution execution;

    /** @param execution whose end is looked for between two chunks */
    public StopInterruptionPolicy(RunExecution execution) {
        this.execution = execution;
    }

    @Override
    public void checkInterrupted(StepExecution step) throws JobInterruptedException {
        if (execution.stopped().isPresent()) {
            // without it Batch swallows the exception and takes the step for completed
            step.setTerminateOnly();
            throw new JobInterruptedException("asked to stop");
        }
    }
}
