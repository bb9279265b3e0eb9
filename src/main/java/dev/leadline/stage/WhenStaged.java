package dev.leadline.stage;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Does something once all rows of the file stand in the ledger. */
final class WhenStaged implements StepExecutionListener {

    private final Runnable action;

    WhenStaged(Runnable action) {
        this.action = action;
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        if (step.getStatus() == BatchStatus.COMPLETED) {
            action.run();
        }
        return null;
    }
}
