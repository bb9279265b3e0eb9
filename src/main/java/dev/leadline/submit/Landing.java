package dev.leadline.submit;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Ends the flight when the whole step has ended. */
record Landing(Flight flight) implements StepExecutionListener {

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        flight.close();
        return null;
    }
}
