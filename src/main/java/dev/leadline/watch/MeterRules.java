package dev.leadline.watch;

import dev.leadline.propexo.ApiObservationConvention;
import dev.leadline.propexo.RateLimiter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Which metrics there are of what is observed: as many as somebody can read, however many runs there are. */
final class MeterRules implements MeterFilter {

    private static final List<String> STEP_NAMES =
            List.of("spring.batch.step.name", "spring.batch.chunk.write.step.name");

    private static final String OFFERED = "submit:";
    private static final String PARTITION = "submitRange";

    private static final Set<String> WITH_HISTOGRAM =
            Set.of(ApiObservationConvention.NAME, RateLimiter.WAIT_OBSERVATION);

    private static final DistributionStatisticConfig HISTOGRAM = DistributionStatisticConfig.builder()
            .percentilesHistogram(true)
            .minimumExpectedValue((double) Duration.ofMillis(10).toNanos())
            .maximumExpectedValue((double) Duration.ofMinutes(1).toNanos())
            .build();

    private MeterRules() {}

    static void apply(MeterRegistry registry) {
        STEP_NAMES.forEach(
                name -> registry.config().meterFilter(MeterFilter.replaceTagValues(name, MeterRules::withoutRows)));
        // their answers are not known yet
        registry.config()
                .meterFilter(MeterFilter.deny(id ->
                        id.getName().startsWith("leadline.") && id.getName().endsWith(".active")))
                .meterFilter(new MeterRules());
    }

    /** A partition is named after its rows, and one that workers may take after the whole step. */
    private static String withoutRows(String step) {
        return step.startsWith(OFFERED) ? PARTITION : step.split(":", 2)[0];
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return WITH_HISTOGRAM.contains(id.getName()) ? HISTOGRAM.merge(config) : config;
    }
}
