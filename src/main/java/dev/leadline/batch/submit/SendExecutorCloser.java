package dev.leadline.batch.submit;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Ends the flight when the whole step has ended. */
record SendExecutorCloser(SendExecutor executor) implements StepExecutionListener {

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        executor.close();
        return null;
    }
}
