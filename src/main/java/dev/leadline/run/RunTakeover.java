package dev.leadline.run;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.Lease;
import dev.leadline.ledger.LeaseRepository;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.ledger.RunOwnership;
import dev.leadline.message.NextAction;
import dev.leadline.message.UserException;
import dev.leadline.shared.ExitCode;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes over runs whose owner has stopped or died, and refuses runs that are running. */
final class RunTakeover {

    private static final Duration GLANCE = Duration.ofMillis(200);

    private final LeaseRepository leases;
    private final RunExecutions executions;

    RunTakeover(LeaseRepository leases, RunExecutions executions) {
        this.leases = leases;
        this.executions = executions;
    }

    /**
     * Takes a run over, after watching the lease of its recorded owner for one period.
     *
     * @throws UserException when the owner renews its lease
     */
    Lease take(long run) {
        return take(run, idle(run));
    }

    /**
     * Watches the lease of the recorded owner for one period.
     *
     * @return the state of a run that is not running
     * @throws UserException when the owner renews its lease
     */
    RunOwnership idle(long run) {
        RunOwnership seen = leases.ownership(run);
        if (seen.owner() == null || seen.lapsed()) {
            return seen;
        }
        for (long glance = 0; glance < LeaseRepository.LEASE.dividedBy(GLANCE); glance++) {
            pass(GLANCE);
            RunOwnership now = leases.ownership(run);
            if (now.owner() == null) {
                return now;
            }
            if (now.epoch() != seen.epoch() || !Objects.equals(now.leaseUntil(), seen.leaseUntil())) {
                throw owned(run);
            }
        }
        return seen;
    }

    /**
     * Takes over a run that is not running.
     *
     * @param idle its state as seen before
     * @throws UserException when its state has changed since
     */
    Lease take(long run, RunOwnership idle) {
        return leases.takeOver(run, idle).orElseThrow(() -> owned(run));
    }

    /**
     * Asks the owner of a run to stop cleanly.
     *
     * @return who was asked, or empty when the run is not running
     */
    Optional<String> askToStop(long run) {
        RunOwnership seen = leases.ownership(run);
        if (seen.owner() == null) {
            return Optional.empty();
        }
        leases.askToStop(run);
        // another process learns of it by its next beat
        executions.stop(run, EarlyStop.asked());
        return seen.lapsed() ? Optional.empty() : Optional.of(seen.owner());
    }

    private UserException owned(long run) {
        String owner = Objects.requireNonNullElse(leases.ownership(run).owner(), "another process");
        return UserException.of(ExitCode.STOPPED_EARLY, "run.already-running", run, owner)
                .with(new NextAction.StopRun(run));
    }

    private static void pass(Duration time) {
        try {
            if (new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts this latch down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
