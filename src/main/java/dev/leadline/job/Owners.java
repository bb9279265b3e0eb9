package dev.leadline.job;

import dev.leadline.ledger.Lease;
import dev.leadline.ledger.Ownership;
import dev.leadline.ledger.Runs;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes over runs that nobody works on, and leaves alone those that somebody does. */
final class Owners {

    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Runs runs;

    Owners(Runs runs) {
        this.runs = runs;
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
        Ownership seen = runs.ownership(run);
        if (seen.owner() == null || seen.lapsed()) {
            return seen;
        }
        for (long glance = 0; glance < Runs.LEASE.dividedBy(GLANCE); glance++) {
            pass(GLANCE);
            Ownership now = runs.ownership(run);
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
        return runs.takeOver(run, idle).orElseThrow(() -> owned(run));
    }

    private NotStartedException owned(long run) {
        String owner = Objects.requireNonNullElse(runs.ownership(run).owner(), "another process");
        return new NotStartedException(
                5,
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
