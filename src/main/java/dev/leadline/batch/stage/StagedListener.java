package dev.leadline.batch.stage;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Does something once all rows of the file stand in the ledger. */
final class StagedListener implements StepExecutionListener {

    private final Runnable action;

    StagedListener(Runnable action) {
        this.action = action;
    }

    // Batch only logs what a listener throws, and goes on to send
    private @Nullable ExitStatus acted(StepExecution step) {
        try {
            action.run();
            return null;
        } catch (RuntimeException e) {
            step.addFailureException(e);
            step.setStatus(BatchStatus.FAILED);
            return ExitStatus.FAILED;
        }
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        if (step.getStatus() == BatchStatus.COMPLETED) {
            return acted(step);
        }
        return null;
    }
}
