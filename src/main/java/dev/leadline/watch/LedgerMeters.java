package dev.leadline.watch;

import dev.leadline.ledger.LedgerStatistics;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.UnfinishedState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The rows of all runs by status, the runs that have not completed by state, and the age of the row that has waited longest for its outcome. */
final class LedgerMeters implements MeterBinder {

    /** So that one reading of all metrics asks the database once. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final LedgerStatistics ledger;
    private final Clock clock;
    private @Nullable Sample latest;

    LedgerMeters(LedgerStatistics ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What the database said.
     *
     * @param queuedSince null when no row waits
     */
    private record Sample(
            Instant taken,
            Map<RowStatus, Long> rows,
            Map<UnfinishedState, Long> runs,
            @Nullable Instant queuedSince) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        for (RowStatus status : RowStatus.values()) {
            Gauge.builder("leadline.rows", this, meters -> meters.rows(status))
                    .tag("status", status.name().toLowerCase(Locale.ROOT))
                    .description("Rows of all runs by status")
                    .strongReference(true)
                    .register(registry);
        }
        for (UnfinishedState state : UnfinishedState.values()) {
            Gauge.builder("leadline.runs", this, meters -> meters.runs(state))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("Runs that have not completed, by state")
                    .strongReference(true)
                    .register(registry);
        }
        TimeGauge.builder("leadline.queue.oldest", this, TimeUnit.SECONDS, LedgerMeters::queuedSeconds)
                .description("How long the oldest queued row has waited for its outcome")
                .strongReference(true)
                .register(registry);
    }

    private double rows(RowStatus status) {
        return sample().rows().getOrDefault(status, 0L);
    }

    private double runs(UnfinishedState state) {
        return sample().runs().getOrDefault(state, 0L);
    }

    private double queuedSeconds() {
        Instant since = sample().queuedSince();
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toSeconds());
    }

    /** Fails while the database does not respond; the gauges have no value then. */
    private synchronized Sample sample() {
        Instant now = clock.instant();
        Sample known = latest;
        if (known == null || Duration.between(known.taken(), now).abs().compareTo(FRESH) > 0) {
            known = new Sample(
                    now,
                    ledger.rows(),
                    ledger.unfinishedRuns(),
                    ledger.oldestQueued().orElse(null));
            latest = known;
        }
        return known;
    }
}
