package dev.leadline.batch.confirm;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.OutcomeRepository;
import dev.leadline.ledger.QueuedRow;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.RunWait;
import dev.leadline.propexo.ApiPause;
import dev.leadline.propexo.Propexo;
import dev.leadline.propexo.RateLimiter;
import dev.leadline.propexo.StatusResult;
import java.time.Duration;

/** Polls the status of one write and records it. */
final class StatusPoller {

    private final RunExecution execution;
    private final OutcomeRepository outcomes;
    private final Propexo propexo;
    private final ConfirmationDeadline deadline;

    StatusPoller(RunExecution execution, OutcomeRepository outcomes, Propexo propexo, ConfirmationDeadline deadline) {
        this.execution = execution;
        this.outcomes = outcomes;
        this.propexo = propexo;
        this.deadline = deadline;
    }

    /** Whether the row should be asked for again in this attempt. */
    boolean leavesPending(QueuedRow row) {
        try {
            return permitted(row) && record(row, ask(row));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException | OutOfMemoryError e) {
            execution.stop(EarlyStop.because(e));
            return false;
        }
    }

    private boolean permitted(QueuedRow row) throws InterruptedException {
        boolean permitted = propexo.rateLimiter()
                .acquire(RateLimiter.Priority.POLL, () -> execution.stopped().isPresent() || waitsTooLong(row))
                .isPresent();
        execution.goesOn();
        return permitted;
    }

    private boolean waitsTooLong(QueuedRow row) {
        ApiPause pause = propexo.rateLimiter().pause().orElse(null);
        if (pause == null) {
            return false;
        }
        Duration patience = deadline.patience(row.sentAt());
        if (patience.isZero() || pause.outlasts(patience)) {
            execution.remark(pause.request() + ". Check for the missing outcomes again after that time.");
            return true;
        }
        execution.waits(new RunWait(pause.length(), pause.until(), pause.reason()));
        return false;
    }

    private StatusResult ask(QueuedRow row) {
        execution.polled();
        return propexo.status(row.jobId());
    }

    private boolean record(QueuedRow row, StatusResult answer) {
        if (!(answer instanceof StatusResult.StatusFailed)) {
            deadline.heard();
        }
        if (answer instanceof StatusResult.Settled settled) {
            settle(row, settled);
            return false;
        }
        if (answer instanceof StatusResult.StatusUnauthorized denied) {
            execution.stop(new EarlyStop(EarlyStop.Cause.TOKEN, denied.message()));
            return false;
        }
        if (answer instanceof StatusResult.StatusFailed failed && failed.throttled()) {
            execution.throttled();
        }
        return !deadline.isOver(row.sentAt());
    }

    private void settle(QueuedRow row, StatusResult.Settled settled) {
        String errors = String.join("; ", settled.errors());
        switch (settled.outcome()) {
            case SUCCESS -> outcomes.created(row, settled.recordId());
            case PARTIAL_SUCCESS -> outcomes.partial(row, settled.recordId(), errors);
            case FAILURE -> outcomes.failed(row, errors);
        }
    }
}
