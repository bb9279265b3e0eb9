package dev.leadline.batch.confirm;

import dev.leadline.ledger.RunExecution;
import java.time.Duration;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Polls every queued row of a run once each time that it is executed, and then waits for the next round. */
class ConfirmTasklet implements Tasklet, AutoCloseable {

    private final RunExecution execution;
    private final PollingRound round;
    private final Duration interval;

    ConfirmTasklet(RunExecution execution, OutcomePoller poller, Duration interval) {
        this.execution = execution;
        this.round = poller.roundFor(execution);
        this.interval = interval;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context)
            throws InterruptedException, JobInterruptedException {
        boolean pending =
                execution.confirms() && round.leavesPending(execution.lease().run());
        if (pending) {
            execution.pause(interval);
        }
        if (execution.confirms() && execution.stopped().isPresent()) {
            throw new JobInterruptedException("asked to stop");
        }
        return RepeatStatus.continueIf(pending);
    }

    @Override
    public void close() {
        round.close();
    }
}
