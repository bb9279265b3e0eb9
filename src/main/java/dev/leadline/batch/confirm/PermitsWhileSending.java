package dev.leadline.batch.confirm;

import dev.leadline.ledger.RunExecution;
import dev.leadline.propexo.RateLimiter;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Permits for questions about many writes at once, while others are sent: each takes its turn among the creates. */
final class PermitsWhileSending implements PollPermits {

    private final RunExecution execution;
    private final RateLimiter limiter;
    private final BooleanSupplier allSent;

    PermitsWhileSending(RunExecution execution, RateLimiter limiter, BooleanSupplier allSent) {
        this.execution = execution;
        this.limiter = limiter;
        this.allSent = allSent;
    }

    @Override
    public boolean await(Instant sentAt) throws InterruptedException {
        boolean permitted =
                limiter.acquire(RateLimiter.Priority.CREATE, this::isUnwanted).isPresent();
        if (permitted) {
            execution.polled();
        }
        return permitted;
    }

    /** While the API asks to wait, the time belongs to the creates. */
    private boolean isUnwanted() {
        return allSent.getAsBoolean()
                || execution.stopped().isPresent()
                || limiter.pause().isPresent();
    }
}
