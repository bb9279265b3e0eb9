package dev.leadline.watch;

import dev.leadline.ledger.LedgerStatistics;
import dev.leadline.run.WorkerProcess;
import dev.leadline.schedule.ScheduleState;
import dev.leadline.settings.ServeSettings;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What {@code leadline serve} or {@code leadline worker} does, as metrics and traces, as far as the settings want them. What it costs without either is one
 * look at each answer of the API.
 */
public final class Watch implements AutoCloseable {

    /** Spring Batch observes each item: too much for a trace, and no metric that anybody needs. */
    private static final String EACH_ITEM = "spring.batch.item.";

    private final ObservationRegistry observations = ObservationRegistry.create();
    private final ApiAnswers answers;
    private final @Nullable PrometheusMeterRegistry metrics;
    private volatile @Nullable ScheduleMeters scheduleMeters;
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final Clock clock;

    private Watch(ServeSettings settings, Clock clock) {
        this.clock = clock;
        this.answers = new ApiAnswers(clock);
        this.metrics = settings.metrics() == null ? null : new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        observations
                .observationConfig()
                .observationPredicate((name, context) -> !name.startsWith(EACH_ITEM))
                .observationHandler(answers);
        if (metrics != null) {
            MeterRules.apply(metrics);
            observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(metrics));
            bindProcess(metrics);
        }
        URI traces = settings.tracesUrl();
        if (traces != null) {
            TraceExport export = TraceExport.to(traces);
            observations.observationConfig().observationHandler(export.handler());
            closing.push(export::close);
        }
    }

    /**
     * Begins to watch.
     *
     * @param settings say whether there are metrics and traces
     * @param clock tells the age of what waits
     */
    public static Watch start(ServeSettings settings, Clock clock) {
        return new Watch(settings, clock);
    }

    private void bindProcess(PrometheusMeterRegistry registry) {
        new UptimeMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        JvmGcMetrics collections = new JvmGcMetrics();
        collections.bindTo(registry);
        closing.push(collections::close);
    }

    /** Whom services tell what they do. */
    public ObservationRegistry observations() {
        return observations;
    }

    /** Whether Propexo's API answers. */
    public ApiAnswers answers() {
        return answers;
    }

    /** The metrics as they are now, where the settings want any. */
    public Optional<PrometheusMeterRegistry> metrics() {
        ScheduleMeters meters = scheduleMeters;
        if (meters != null) {
            meters.refresh();
        }
        return Optional.ofNullable(metrics);
    }

    /**
     * Adds the figures of a ledger and its schedules to the metrics, if there are any.
     *
     * @param ledger asked at most every few seconds, when somebody wants the metrics
     * @param schedules asked each time
     */
    public void measure(LedgerStatistics ledger, Supplier<List<ScheduleState>> schedules) {
        if (metrics != null) {
            new LedgerMeters(ledger, clock).bindTo(metrics);
            scheduleMeters = new ScheduleMeters(schedules, clock, metrics);
        }
    }

    /** Adds the figures of a worker to the metrics, if there are any. */
    public void measure(WorkerProcess worker) {
        if (metrics != null) {
            new WorkerMeters(worker::status).bindTo(metrics);
        }
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
        if (metrics != null) {
            metrics.close();
        }
    }
}
