package dev.leadline.batch;

import dev.leadline.ledger.RunExecutions;
import java.util.Objects;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;

/** Interrupts a step between two chunks when its run must stop, or when the job operator has asked for it. */
final class StopInterruptionPolicy implements StepInterruptionPolicy {

    private final RunExecutions executions;

    StopInterruptionPolicy(RunExecutions executions) {
        this.executions = executions;
    }

    @Override
    public void checkInterrupted(StepExecution step) throws JobInterruptedException {
        if (step.isTerminateOnly() || mustStop(step)) {
            // without it Batch swallows the exception and takes the step for completed
            step.setTerminateOnly();
            throw new JobInterruptedException("asked to stop");
        }
    }

    private boolean mustStop(StepExecution step) {
        Long run = step.getJobExecution().getJobParameters().getLong(ImportJobConfiguration.RUN_ID);
        return executions.of(Objects.requireNonNull(run)).stopped().isPresent();
    }
}
