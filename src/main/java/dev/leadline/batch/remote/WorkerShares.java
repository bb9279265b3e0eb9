package dev.leadline.batch.remote;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.Lease;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.ledger.RunRepository;
import dev.leadline.ledger.WorkerPartitionRepository;
import dev.leadline.ledger.WorkerRepository;
import dev.leadline.message.UserMessage;
import dev.leadline.shared.Moment;
import dev.leadline.shared.Ticker;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The runs of which a worker executes partitions now. */
class WorkerShares {

    private final WorkerRepository workers;
    private final WorkerPartitionRepository offered;
    private final RunRepository runs;
    private final RunExecutions executions;
    private final Clock clock;
    private final Ticker ticker;
    private final Map<Long, WorkerShare> byRun = new HashMap<>();

    WorkerShares(
            WorkerRepository workers,
            WorkerPartitionRepository offered,
            RunRepository runs,
            RunExecutions executions,
            Clock clock,
            Ticker ticker) {
        this.workers = workers;
        this.offered = offered;
        this.runs = runs;
        this.executions = executions;
        this.clock = clock;
        this.ticker = ticker;
    }

    /** Runs that this process manages itself, or that it has to stop working on first. */
    synchronized Set<Long> elsewhere() {
        Set<Long> elsewhere = new HashSet<>(executions.runs());
        byRun.forEach((run, share) -> {
            if (share.execution().stopped().isEmpty()) {
                elsewhere.remove(run);
            }
        });
        return elsewhere;
    }

    /** The share in which a partition is executed; empty when an earlier one has not ended yet. */
    synchronized Optional<WorkerShare> join(Lease lease, Consumer<String> says) {
        WorkerShare share = byRun.get(lease.run());
        if (share == null) {
            if (executions.runs().contains(lease.run())) {
                return Optional.empty();
            }
            share = new WorkerShare(new RunExecution(lease, true, Moment.now(clock, ticker)));
            byRun.put(lease.run(), share);
            executions.begin(share.execution());
            says.accept(UserMessage.of("batch.sending-rows", lease.run()).text());
        }
        if (!share.execution().lease().equals(lease)) {
            return Optional.empty();
        }
        share.add();
        return Optional.of(share);
    }

    /** Ends the share with its last partition, when no request of it is open any more. */
    synchronized void leave(WorkerShare share) {
        RunExecution execution = share.execution();
        if (!share.remove()) {
            return;
        }
        try {
            runs.count(execution.lease(), execution.takeRequests());
            workers.settle(execution.lease());
        } finally {
            byRun.remove(execution.lease().run());
            executions.end(execution);
        }
    }

    /** Asks all shares for an orderly end. */
    synchronized void stop(EarlyStop reason) {
        byRun.values().forEach(share -> share.execution().stop(reason));
    }

    /**
     * Notes what was asked of the API, and stops what is not wanted any more.
     *
     * @param wanted the runs whose managers want their partitions executed
     */
    void beat(Collection<Long> wanted) {
        for (WorkerShare share : current()) {
            RunExecution execution = share.execution();
            if (!wanted.contains(execution.lease().run())) {
                execution.stop(PartitionExecutor.RELEASED);
            }
            runs.count(execution.lease(), execution.takeRequests());
            if (share.waitChanged()) {
                offered.waits(execution.lease(), execution.waiting().orElse(null));
            }
        }
    }

    private synchronized List<WorkerShare> current() {
        return List.copyOf(byRun.values());
    }
}
