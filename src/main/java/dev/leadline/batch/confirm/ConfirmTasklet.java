package dev.leadline.batch.confirm;

import dev.leadline.ledger.RunExecution;
import java.time.Duration;
import java.util.Optional;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Asks for the outcomes of a run once each time that it is executed, and then waits for the next round. */
class ConfirmTasklet implements Tasklet, AutoCloseable {

    private final RunExecution execution;
    private final Confirmation confirmation;
    private boolean begun;

    ConfirmTasklet(RunExecution execution, OutcomePoller poller) {
        this.execution = execution;
        this.confirmation = poller.confirmationOf(execution);
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context)
            throws InterruptedException, JobInterruptedException {
        if (!execution.confirms()) {
            return RepeatStatus.FINISHED;
        }
        if (!begun) {
            begun = true;
            execution.pause(confirmation.firstPause());
        }
        Optional<Duration> next = confirmation.round();
        if (next.isPresent()) {
            execution.pause(next.get());
        } else {
            confirmation.findRecords();
        }
        if (execution.stopped().isPresent()) {
            throw new JobInterruptedException("asked to stop");
        }
        return RepeatStatus.continueIf(next.isPresent());
    }

    @Override
    public void close() {
        confirmation.close();
    }
}
