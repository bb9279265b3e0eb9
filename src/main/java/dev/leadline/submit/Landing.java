package dev.leadline.submit;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Ends the flight when the whole step has ended. */
final class Landing implements StepExecutionListener {

    private final Flight flight;

    Landing(Flight flight) {
        this.flight = flight;
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        flight.close();
        return null;
    }
}
