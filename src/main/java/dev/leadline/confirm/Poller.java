package dev.leadline.confirm;

import dev.leadline.ledger.QueuedRow;
import dev.leadline.ledger.Settling;
import dev.leadline.ledger.Stop;
import dev.leadline.ledger.Tenure;
import dev.leadline.ledger.Wait;
import dev.leadline.propexo.Pause;
import dev.leadline.propexo.Propexo;
import dev.leadline.propexo.RateGovernor;
import dev.leadline.propexo.StatusAnswer;
import java.time.Duration;

/** Asks what became of one write, and records it. */
final class Poller {

    private final Tenure tenure;
    private final Settling settling;
    private final Propexo propexo;
    private final Deadline deadline;

    Poller(Tenure tenure, Settling settling, Propexo propexo, Deadline deadline) {
        this.tenure = tenure;
        this.settling = settling;
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
            tenure.stop(Stop.because(e));
            return false;
        }
    }

    private boolean permitted(QueuedRow row) throws InterruptedException {
        boolean permitted = propexo.governor()
                .acquire(RateGovernor.Priority.POLL, () -> tenure.stopped().isPresent() || waitsTooLong(row))
                .isPresent();
        tenure.goesOn();
        return permitted;
    }

    private boolean waitsTooLong(QueuedRow row) {
        Pause pause = propexo.governor().pause().orElse(null);
        if (pause == null) {
            return false;
        }
        Duration patience = deadline.patience(row.sentAt());
        if (patience.isZero() || pause.outlasts(patience)) {
            tenure.remark(pause.request() + ". Ask for the missing outcomes again after that time.");
            return true;
        }
        tenure.waits(new Wait(pause.length(), pause.until(), pause.reason()));
        return false;
    }

    private StatusAnswer ask(QueuedRow row) {
        tenure.polled();
        return propexo.status(row.jobId());
    }

    private boolean record(QueuedRow row, StatusAnswer answer) {
        if (!(answer instanceof StatusAnswer.Failed)) {
            deadline.heard();
        }
        if (answer instanceof StatusAnswer.Settled settled) {
            settle(row, settled);
            return false;
        }
        if (answer instanceof StatusAnswer.Unauthorised denied) {
            tenure.stop(new Stop(Stop.Cause.TOKEN, denied.message()));
            return false;
        }
        if (answer instanceof StatusAnswer.Failed failed && failed.throttled()) {
            tenure.throttled();
        }
        return !deadline.isOver(row.sentAt());
    }

    private void settle(QueuedRow row, StatusAnswer.Settled settled) {
        String errors = String.join("; ", settled.errors());
        switch (settled.outcome()) {
            case SUCCESS -> settling.created(row, settled.recordId());
            case PARTIAL_SUCCESS -> settling.partial(row, settled.recordId(), errors);
            case FAILURE -> settling.failed(row, errors);
        }
    }
}
