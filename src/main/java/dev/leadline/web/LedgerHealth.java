package dev.leadline.web;

import dev.leadline.run.RunService;
import dev.leadline.shared.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the ledger answers. It is asked by one thread at most once a second, however often somebody wants to know. */
@Component
final class LedgerHealth implements HealthIndicator, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final RunService imports;
    private final Ticker ticker;
    private final ExecutorService asking = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "health");
        thread.setDaemon(true);
        return thread;
    });

    private CompletableFuture<Boolean> answer = CompletableFuture.completedFuture(false);
    private @Nullable Long asked;

    LedgerHealth(RunService imports, Ticker ticker) {
        this.imports = imports;
        this.ticker = ticker;
    }

    @Override
    public Health health() {
        boolean answers = latest().completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(fault -> false)
                .join();
        return answers ? Health.up().build() : Health.down().build();
    }

    private synchronized CompletableFuture<Boolean> latest() {
        boolean fresh = asked != null && ticker.since(asked).compareTo(FRESH) < 0;
        if (answer.isDone() && !fresh) {
            asked = ticker.nanos();
            answer = CompletableFuture.supplyAsync(this::answers, asking);
        }
        return answer.copy();
    }

    private boolean answers() {
        imports.ledger().run(0);
        return true;
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
