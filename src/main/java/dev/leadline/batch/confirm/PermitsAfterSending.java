package dev.leadline.batch.confirm;

import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.RunWait;
import dev.leadline.propexo.ApiPause;
import dev.leadline.propexo.Propexo;
import dev.leadline.propexo.RateLimiter;
import java.time.Duration;
import java.time.Instant;

/** Permits once all rows were sent. The deadline of a row limits the wait for one. */
final class PermitsAfterSending implements PollPermits {

    private final RunExecution execution;
    private final Propexo propexo;
    private final ConfirmationDeadline deadline;

    PermitsAfterSending(RunExecution execution, Propexo propexo, ConfirmationDeadline deadline) {
        this.execution = execution;
        this.propexo = propexo;
        this.deadline = deadline;
    }

    @Override
    public boolean await(Instant sentAt) throws InterruptedException {
        boolean permitted = propexo.rateLimiter()
                .acquire(RateLimiter.Priority.POLL, () -> execution.stopped().isPresent() || waitsTooLong(sentAt))
                .isPresent();
        execution.goesOn();
        if (permitted) {
            execution.polled();
        }
        return permitted;
    }

    private boolean waitsTooLong(Instant sentAt) {
        ApiPause pause = propexo.rateLimiter().pause().orElse(null);
        if (pause == null) {
            return false;
        }
        Duration patience = deadline.patience(sentAt);
        if (patience.isZero() || pause.outlasts(patience)) {
            execution.remark(pause.request() + ". Check for the missing outcomes again after that time.");
            return true;
        }
        execution.waits(new RunWait(pause.length(), pause.until(), pause.reason()));
        return false;
    }
}
