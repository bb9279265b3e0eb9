package dev.leadline.job;

import dev.leadline.ledger.Lease;
import dev.leadline.ledger.Leases;
import dev.leadline.ledger.Ownership;
import dev.leadline.ledger.Stop;
import dev.leadline.ledger.Tenures;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes over runs that nobody works on, and leaves alone those that somebody does. */
final class Owners {

    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Leases leases;
    private final Tenures tenures;

    Owners(Leases leases, Tenures tenures) {
        this.leases = leases;
        this.tenures = tenures;
    }

    /**
     * Takes a run over, after watching the lease of a seeming owner for one period.
     *
     * @throws NotStartedException when the owner lives
     */
    Lease take(long run) {
        return take(run, idle(run));
    }

    /**
     * Watches the lease of a seeming owner for one period.
     *
     * @return the state of a run on which nobody works
     * @throws NotStartedException when the owner lives
     */
    Ownership idle(long run) {
        Ownership seen = leases.ownership(run);
        if (seen.owner() == null || seen.lapsed()) {
            return seen;
        }
        for (long glance = 0; glance < Leases.LEASE.dividedBy(GLANCE); glance++) {
            pass(GLANCE);
            Ownership now = leases.ownership(run);
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
     * Takes a run over on which nobody works.
     *
     * @param idle its state as seen before
     * @throws NotStartedException when somebody has done anything with it since
     */
    Lease take(long run, Ownership idle) {
        return leases.takeOver(run, idle).orElseThrow(() -> owned(run));
    }

    /**
     * Asks whoever works on a run to stop cleanly.
     *
     * @return who was asked, or empty when nobody works on it
     */
    Optional<String> askToStop(long run) {
        Ownership seen = leases.ownership(run);
        if (seen.owner() == null) {
            return Optional.empty();
        }
        leases.askToStop(run);
        // another process learns of it by its next beat
        tenures.stop(run, Stop.asked());
        return seen.lapsed() ? Optional.empty() : Optional.of(seen.owner());
    }

    private NotStartedException owned(long run) {
        String owner = Objects.requireNonNullElse(leases.ownership(run).owner(), "another process");
        return new NotStartedException(
                ExitCode.STOPPED_EARLY,
                "Run %d is being worked on by %s; let it end, or stop it with: leadline stop %d"
                        .formatted(run, owner, run));
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
