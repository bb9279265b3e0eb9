package dev.leadline.batch.remote;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.PartitionRepository;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.TakenPartition;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The partitions of a run that its manager executes itself. */
final class OwnPartitions implements AutoCloseable {

    private final PartitionRepository partitions;
    private final PartitionExecutor executor;
    private final RunExecution execution;
    private final Semaphore places = new Semaphore(PartitionExecutor.AT_ONCE);
    private final Semaphore ended = new Semaphore(0);
    private final SimpleAsyncTaskExecutor threads = PartitionExecutor.threads("submit-");
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final Phaser running = new Phaser(1);

    OwnPartitions(PartitionRepository partitions, PartitionExecutor executor, RunExecution execution) {
        this.partitions = partitions;
        this.executor = executor;
        this.execution = execution;
    }

    /** Begins to execute free partitions, as many as this process may. */
    void takeSome() {
        while (places.tryAcquire()) {
            Optional<TakenPartition> taken = partitions.take(execution.lease());
            if (taken.isEmpty()) {
                places.release();
                return;
            }
            running.register();
            threads.execute(() -> execute(taken.get()));
        }
    }

    private void execute(TakenPartition partition) {
        try {
            Optional<EarlyStop> reason = executor.execute(partition.stepExecution(), execution);
            if (reason.isEmpty()) {
                partitions.done(partition);
            } else if (reason.get().cause() == EarlyStop.Cause.OWNER) {
                partitions.giveBack(partition);
            } else {
                partitions.stop(partition, reason.get());
            }
        } catch (DataAccessException | TransactionException e) {
            failure.compareAndSet(null, e);
        } catch (RuntimeException | Error e) {
            execution.stop(EarlyStop.because(e));
            partitions.giveBack(partition);
        } finally {
            places.release();
            ended.release();
            running.arriveAndDeregister();
        }
    }

    /**
     * Lets time pass until a partition has ended, but not for long.
     *
     * @throws DataAccessException when the database failed while the end of a partition was noted
     */
    void rest(Duration most) {
        try {
            if (ended.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
                ended.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    /** Waits until each partition has ended. */
    @Override
    public void close() {
        running.awaitAdvance(running.arriveAndDeregister());
    }
}
