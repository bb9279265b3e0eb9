package dev.leadline.batch.submit;

import dev.leadline.ledger.RunExecution;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Lets those who watch a run know that sending begins, before the first row is sent. */
class SendingStartListener implements StepExecutionListener {

    private final RunExecution execution;

    SendingStartListener(RunExecution execution) {
        this.execution = execution;
    }

    @Override
    public void beforeStep(StepExecution submit) {
        execution.beforeSending();
    }
}
