package dev.leadline.batch.remote;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.LeaseRepository;
import dev.leadline.ledger.PartitionRepository;
import dev.leadline.ledger.TakenPartition;
import dev.leadline.ledger.WorkerPartitionRepository;
import dev.leadline.ledger.WorkerRepository;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Executes partitions of runs that other processes manage. It is registered in the ledger as long as it renews its registration;
 * whoever finds it dead ends it, and then it can claim no row any more. It needs PostgreSQL.
 */
public final class PartitionWorker {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionWorker.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final WorkerRepository workers;
    private final WorkerPartitionRepository offered;
    private final PartitionRepository partitions;
    private final PartitionExecutor executor;
    private final WorkerShares shares;
    private final SimpleAsyncTaskExecutor threads = PartitionExecutor.threads("partition-");
    private final Semaphore places = new Semaphore(PartitionExecutor.AT_ONCE);
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean stopping;
    private volatile boolean broken;
    private @Nullable Long registration;
    private long lastBeat;
    private long lastRenewal;
    private Optional<String> told = Optional.empty();

    PartitionWorker(
            WorkerRepository workers,
            WorkerPartitionRepository offered,
            PartitionRepository partitions,
            PartitionExecutor executor,
            WorkerShares shares) {
        this.workers = workers;
        this.offered = offered;
        this.partitions = partitions;
        this.executor = executor;
        this.shares = shares;
    }

    /** Asks for an orderly end: requests that are open finish, and partitions go back. Returns at once. */
    public void stop() {
        stopping = true;
        shares.stop(PartitionExecutor.RELEASED);
        wakeUps.release();
    }

    /**
     * Executes partitions until {@link #stop()} is called, also while the database is away for a time.
     *
     * @param apiOrigin the API of this worker's settings; other runs are left alone
     * @param targets the targets that this worker knows
     * @param activity told what this worker does
     * @param says told in sentences what a person should know
     */
    public void work(String apiOrigin, Collection<String> targets, WorkerActivity activity, Consumer<String> says) {
        while (!(stopping && isIdle())) {
            activity.continued();
            try {
                keepRegistered();
                beat(activity, says);
                takeOne(apiOrigin, targets, activity, says);
                if (isRegistered()) {
                    activity.polled();
                }
            } catch (DataAccessException | TransactionException e) {
                withoutDatabase(e);
            }
            rest();
        }
        leave();
    }

    /** One that was taken for dead, or does not know what became of a partition, begins anew when nothing of it goes on. */
    private void keepRegistered() {
        if (broken && isIdle()) {
            Long old = registration;
            if (old != null) {
                workers.leave(old);
            }
            registration = null;
            broken = false;
        }
        if (registration == null && !stopping) {
            registration = workers.register();
            lastRenewal = System.nanoTime();
        }
    }

    private boolean isIdle() {
        return places.availablePermits() == PartitionExecutor.AT_ONCE;
    }

    private void beat(WorkerActivity activity, Consumer<String> says) {
        Long worker = registration;
        if (worker == null || since(lastBeat).compareTo(BEAT) < 0) {
            return;
        }
        lastBeat = System.nanoTime();
        if (!workers.renew(worker)) {
            beginAnew();
            return;
        }
        lastRenewal = lastBeat;
        workers.endDead();
        shares.beat(offered.wanted(worker));
        Optional<String> other = offered.ofAnotherVersion();
        other.filter(sentence -> !Optional.of(sentence).equals(told)).ifPresent(says);
        told = other;
        activity.sawOtherVersion(other);
    }

    private void beginAnew() {
        broken = true;
        shares.stop(PartitionExecutor.RELEASED);
    }

    private void withoutDatabase(RuntimeException e) {
        if (since(lastRenewal).compareTo(LeaseRepository.LEASE) > 0) {
            broken = true;
            shares.stop(EarlyStop.because(e));
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** Whether it looks for partitions, as far as it has a place for one. */
    private boolean isRegistered() {
        return registration != null && !stopping && !broken;
    }

    /** One at a time, so that the first of several workers does not take all partitions of a short run. */
    private void takeOne(String apiOrigin, Collection<String> targets, WorkerActivity activity, Consumer<String> says) {
        Long worker = registration;
        if (worker != null && isRegistered() && places.tryAcquire()) {
            take(worker, apiOrigin, targets)
                    .ifPresentOrElse(partition -> execute(partition, activity, says), places::release);
        }
    }

    private Optional<TakenPartition> take(long worker, String apiOrigin, Collection<String> targets) {
        try {
            return offered.take(worker, apiOrigin, targets, shares.elsewhere());
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    private void execute(TakenPartition partition, WorkerActivity activity, Consumer<String> says) {
        Optional<WorkerShare> share = shares.join(partition.lease(), says);
        if (share.isEmpty()) {
            places.release();
            partitions.giveBack(partition);
            return;
        }
        activity.took();
        threads.execute(() -> {
            try {
                execute(partition, share.get());
            } finally {
                activity.ended();
                places.release();
                wakeUps.release();
            }
        });
    }

    private void execute(TakenPartition partition, WorkerShare share) {
        try {
            report(partition, executed(partition, share));
        } catch (RuntimeException | Error e) {
            // what became of the partition is not in the ledger: it goes back with the registration
            broken = true;
            shares.stop(PartitionExecutor.RELEASED);
        }
    }

    private Optional<EarlyStop> executed(TakenPartition partition, WorkerShare share) {
        try {
            return executor.execute(partition.stepExecution(), share.execution());
        } catch (RuntimeException | Error e) {
            share.execution().stop(EarlyStop.because(e));
            throw e;
        } finally {
            shares.leave(share);
        }
    }

    private void report(TakenPartition partition, Optional<EarlyStop> reason) {
        if (reason.isEmpty()) {
            partitions.done(partition);
        } else if (reason.get().cause() == EarlyStop.Cause.OWNER) {
            partitions.giveBack(partition);
        } else {
            partitions.stop(partition, reason.get());
        }
    }

    private void rest() {
        try {
            if (wakeUps.tryAcquire(GLANCE.toNanos(), TimeUnit.NANOSECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /** Where the database does not answer, others will find this worker dead. */
    private void leave() {
        Long worker = registration;
        try {
            if (worker != null) {
                workers.leave(worker);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The database does not respond, so other workers notice only later that this one has ended.");
        }
    }
}
