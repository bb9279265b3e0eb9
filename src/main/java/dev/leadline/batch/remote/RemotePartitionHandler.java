package dev.leadline.batch.remote;

import dev.leadline.batch.ImportJobConfiguration;
import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.LeaseRepository;
import dev.leadline.ledger.OfferedPartitions;
import dev.leadline.ledger.PartitionRepository;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.ledger.WorkerRepository;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.partition.support.AbstractPartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Offers the partitions of a step to workers, and waits until all of them are done. While no worker is alive or takes any, it executes
 * them in this process. A partition whose worker has died is offered again.
 */
class RemotePartitionHandler extends AbstractPartitionHandler {

    private static final Duration GLANCE = Duration.ofMillis(200);

    /** So many looks at partitions that no worker takes mean that none will soon: they are for another API, or busy. */
    private static final int LOOKS = 25;

    private final JobRepository jobs;
    private final PartitionRepository partitions;
    private final WorkerRepository workers;
    private final LeaseRepository leases;
    private final RunExecutions executions;
    private final PartitionExecutor executor;

    RemotePartitionHandler(
            JobRepository jobs,
            PartitionRepository partitions,
            WorkerRepository workers,
            LeaseRepository leases,
            RunExecutions executions,
            PartitionExecutor executor) {
        this.jobs = jobs;
        this.partitions = partitions;
        this.workers = workers;
        this.leases = leases;
        this.executions = executions;
        this.executor = executor;
    }

    @Override
    protected Set<StepExecution> doHandle(StepExecution manager, Set<StepExecution> parts)
            throws JobInterruptedException {
        RunExecution execution = executions.of(Objects.requireNonNull(
                manager.getJobExecution().getJobParameters().getLong(ImportJobConfiguration.RUN_ID)));
        Set<Long> numbers = parts.stream().map(StepExecution::getId).collect(Collectors.toSet());
        partitions.offer(execution.lease(), numbers);
        try (OwnPartitions own = new OwnPartitions(partitions, executor, execution)) {
            awaitEnd(execution, own);
        }
        awaitResults(execution);
        if (execution.stopped().isPresent()) {
            throw new JobInterruptedException("asked to stop");
        }
        return executed(manager.getJobExecution().getId(), numbers);
    }

    private void awaitEnd(RunExecution execution, OwnPartitions own) {
        OfferedPartitions left = partitions.left(execution.lease());
        int ignored = 0;
        while (left.open() > 0) {
            heed(left, execution);
            ignored = left.free() == left.open() ? ignored + 1 : 0;
            OfferedPartitions before = left;
            execution.remarkInterrupted(workers.endDead());
            if (execution.stopped().isPresent()) {
                leases.askToStop(execution.lease());
                partitions.withdrawFree(execution.lease());
            } else if (left.free() > 0 && (ignored > LOOKS || !workers.othersAreAlive())) {
                own.takeSome();
            }
            own.rest(GLANCE);
            left = partitions.left(execution.lease());
            showWait(before, left, execution);
        }
    }

    private static void showWait(OfferedPartitions before, OfferedPartitions now, RunExecution execution) {
        if (now.waiting().isPresent()) {
            now.waiting().ifPresent(execution::waits);
        } else if (before.waiting().isPresent()) {
            execution.goesOn();
        }
    }

    private static void heed(OfferedPartitions left, RunExecution execution) {
        left.stop().ifPresent(reason -> {
            if (reason.cause() == EarlyStop.Cause.DATABASE) {
                throw new DataAccessResourceFailureException(reason.message());
            }
            execution.stop(reason);
        });
    }

    /** Workers from which partitions were taken back may still be waiting for answers. */
    private void awaitResults(RunExecution execution) {
        while (partitions.beingSentByWorkers(execution.lease())) {
            execution.remarkInterrupted(workers.endDead());
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private Set<StepExecution> executed(long job, Set<Long> numbers) {
        JobExecution current = Objects.requireNonNull(jobs.getJobExecution(job));
        return current.getStepExecutions().stream()
                .filter(step -> numbers.contains(step.getId()))
                .collect(Collectors.toSet());
    }
}
