package dev.leadline.batch.remote;

import dev.leadline.batch.ImportJobConfiguration;
import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.RunExecution;
import dev.leadline.message.UserMessage;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.dao.OptimisticLockingFailureException;

/** Executes the step of a partition in this process, as Batch's repository knows it. */
class PartitionExecutor {

    /** How many partitions of all runs a process executes at a time. */
    static final int AT_ONCE = 4;

    /** Why a partition ends that others can go on with. */
    static final EarlyStop RELEASED = new EarlyStop(EarlyStop.Cause.OWNER, UserMessage.of("batch.partition-released"));

    private final JobRepository jobs;
    private final Step step;

    /**
     * @param step what is executed for each partition
     */
    PartitionExecutor(JobRepository jobs, Step step) {
        this.jobs = jobs;
        this.step = step;
    }

    /** Threads that keep what log lines and traces are marked with. */
    static SimpleAsyncTaskExecutor threads(String prefix) {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor(prefix);
        threads.setTaskDecorator(new ContextPropagatingTaskDecorator());
        return threads;
    }

    /**
     * Executes a partition from where it is.
     *
     * @param stepExecution its number; another process may have begun it
     * @param execution of its run
     * @return why it is not done, or empty when it is; its cause is OWNER where others can go on with it
     */
    Optional<EarlyStop> execute(long stepExecution, RunExecution execution) {
        StepExecution partition = jobs.getStepExecution(stepExecution);
        if (partition == null) {
            return Optional.of(RELEASED);
        }
        // what an earlier process left there does not count
        partition.setExitStatus(ExitStatus.EXECUTING);
        try (MDC.MDCCloseable logged = MDC.putCloseable(
                ImportJobConfiguration.LOGGED_RUN,
                Long.toString(execution.lease().run()))) {
            Objects.requireNonNull(logged);
            step.execute(partition);
        } catch (JobInterruptedException e) {
            partition.setStatus(BatchStatus.STOPPED);
        }
        Optional<EarlyStop> stopped = execution.stopped();
        return stopped.isPresent() || partition.getStatus() == BatchStatus.COMPLETED ? stopped : failure(partition);
    }

    private static Optional<EarlyStop> failure(StepExecution partition) {
        if (partition.getStatus() == BatchStatus.STOPPED) {
            // by the job operator
            return Optional.of(EarlyStop.asked());
        }
        return Optional.of(partition.getFailureExceptions().stream()
                // an earlier owner, which was slow and not dead, has stored how far it was
                .filter(failure -> !(failure instanceof OptimisticLockingFailureException))
                .findFirst()
                .map(EarlyStop::because)
                .orElse(RELEASED));
    }
}
