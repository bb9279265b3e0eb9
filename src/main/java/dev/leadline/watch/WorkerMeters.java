package dev.leadline.watch;

import dev.leadline.run.WorkerStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a worker takes, and when it last looked for something to take. */
final class WorkerMeters implements MeterBinder {

    private static final double MILLIS_IN_A_SECOND = 1e3;

    private final Supplier<WorkerStatus> worker;

    WorkerMeters(Supplier<WorkerStatus> worker) {
        this.worker = worker;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        // a counter keeps its object only weakly, and the registry keeps the gauges
        Gauge.builder("leadline.worker.partitions", () -> worker.get().executing())
                .description("Partitions that the worker is executing")
                .register(registry);
        FunctionCounter.builder(
                        "leadline.worker.partitions.taken",
                        worker,
                        of -> of.get().taken())
                .description("Partitions that the worker has taken")
                .register(registry);
        age(
                "leadline.worker.poll.age",
                "How long ago the worker looked for partitions",
                status -> seconds(status.sincePoll()),
                registry);
        age(
                "leadline.worker.last.partition.age",
                "How long ago the worker took its last partition; NaN before the first",
                status -> status.sinceTaken().map(WorkerMeters::seconds).orElse(Double.NaN),
                registry);
    }

    private void age(String name, String description, Function<WorkerStatus, Double> seconds, MeterRegistry registry) {
        TimeGauge.builder(name, () -> seconds.apply(worker.get()), TimeUnit.SECONDS)
                .description(description)
                .register(registry);
    }

    private static double seconds(Duration age) {
        return age.toMillis() / MILLIS_IN_A_SECOND;
    }
}
