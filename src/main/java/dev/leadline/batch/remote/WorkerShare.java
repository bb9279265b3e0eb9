package dev.leadline.batch.remote;

import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.RunWait;
import java.util.Optional;

/** What a worker does for one run: one execution for all partitions that it has taken of it. */
final class WorkerShare {

    private final RunExecution execution;
    private int partitions;
    private Optional<RunWait> told = Optional.empty();

    WorkerShare(RunExecution execution) {
        this.execution = execution;
    }

    RunExecution execution() {
        return execution;
    }

    void add() {
        partitions++;
    }

    /** Whether that was the last partition. */
    boolean remove() {
        return --partitions == 0;
    }

    /** Notes what is waited for; whether that is news. */
    boolean waitChanged() {
        Optional<RunWait> now = execution.waiting();
        boolean changed = !now.map(RunWait::reason).equals(told.map(RunWait::reason));
        told = now;
        return changed;
    }
}
