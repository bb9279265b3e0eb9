package dev.leadline.batch.confirm;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.OutcomeRepository;
import dev.leadline.ledger.QueuedRow;
import dev.leadline.ledger.RunExecution;
import dev.leadline.propexo.Propexo;
import dev.leadline.propexo.StatusResult;
import java.util.Optional;

/** Asks for the status of one write and records it. */
final class StatusPoller {

    private final RunExecution execution;
    private final OutcomeRepository outcomes;
    private final Propexo propexo;
    private final PollPermits permits;
    private final ConfirmationDeadline deadline;

    StatusPoller(
            RunExecution execution,
            OutcomeRepository outcomes,
            Propexo propexo,
            PollPermits permits,
            ConfirmationDeadline deadline) {
        this.execution = execution;
        this.outcomes = outcomes;
        this.propexo = propexo;
        this.permits = permits;
        this.deadline = deadline;
    }

    /**
     * Asks once.
     *
     * @return what the API says, already recorded; empty where it could not be asked
     */
    Optional<StatusResult> poll(QueuedRow row) {
        try {
            return permits.await(row.sentAt())
                    ? Optional.of(recorded(row, propexo.status(row.jobId())))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (RuntimeException | OutOfMemoryError e) {
            execution.stop(EarlyStop.because(e));
            return Optional.empty();
        }
    }

    private StatusResult recorded(QueuedRow row, StatusResult answer) {
        if (!(answer instanceof StatusResult.StatusFailed)) {
            deadline.heard();
        }
        if (answer instanceof StatusResult.Settled settled) {
            settle(row, settled);
        } else if (answer instanceof StatusResult.StatusUnauthorized denied) {
            execution.stop(new EarlyStop(EarlyStop.Cause.TOKEN, denied.message()));
        } else if (answer instanceof StatusResult.StatusFailed failed && failed.throttled()) {
            execution.throttled();
        }
        return answer;
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
