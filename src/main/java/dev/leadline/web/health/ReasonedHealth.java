package dev.leadline.web.health;

import dev.leadline.shared.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** A check that says why it fails. It is made by one thread at most once in a while, however often somebody wants to know. */
final class ReasonedHealth implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String REASON = "reason";

    private final Supplier<Optional<String>> check;
    private final String unknown;
    private final Duration fresh;
    private final Ticker ticker;
    private final Executor threads;

    private CompletableFuture<Optional<String>> answer = CompletableFuture.completedFuture(Optional.empty());
    private @Nullable Long asked;

    /**
     * @param check what is wrong and what to do, without personal data; empty where nothing is
     * @param unknown the reason where the check itself fails or takes too long
     * @param fresh how long its answer is good
     */
    ReasonedHealth(Supplier<Optional<String>> check, String unknown, Duration fresh, Ticker ticker, Executor threads) {
        this.check = check;
        this.unknown = unknown;
        this.fresh = fresh;
        this.ticker = ticker;
        this.threads = threads;
    }

    @Override
    public Health health() {
        Optional<String> problem = latest().completeOnTimeout(
                        Optional.of(unknown), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(fault -> Optional.of(unknown))
                .join();
        return problem.map(reason -> Health.down().withDetail(REASON, reason))
                .orElseGet(Health::up)
                .build();
    }

    private synchronized CompletableFuture<Optional<String>> latest() {
        boolean isFresh = asked != null && ticker.since(asked).compareTo(fresh) < 0;
        if (answer.isDone() && !isFresh) {
            asked = ticker.nanos();
            answer = CompletableFuture.supplyAsync(check, threads);
        }
        return answer.copy();
    }
}
