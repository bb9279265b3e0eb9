package dev.leadline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ledger.ComparisonRule;
import dev.leadline.schedule.ScheduleState;
import dev.leadline.settings.ScheduleSettings;
import dev.leadline.testing.SettableClock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each schedule has its lateness, also one that was created or deleted since the start. */
class ScheduleMetersTests {

    private static final Instant DUE = Instant.parse("2026-11-26T02:30:00Z");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<ScheduleState> schedules = new ArrayList<>();
    private final SettableClock clock = SettableClock.at("2026-11-26T02:31:00Z");

    @Test
    void followSchedulesThatAreCreatedAndDeleted() {
        ScheduleMeters meters = new ScheduleMeters(() -> schedules, clock, registry);
        schedules.add(schedule("nightly"));
        meters.refresh();
        schedules.add(schedule("zillow"));
        meters.refresh();

        assertThat(registry.scrape())
                .contains("leadline_schedule_lateness_seconds{schedule=\"nightly\"} 60.0")
                .contains("leadline_schedule_lateness_seconds{schedule=\"zillow\"} 60.0");

        schedules.remove(0);
        meters.refresh();
        assertThat(registry.scrape()).contains("schedule=\"zillow\"").doesNotContain("schedule=\"nightly\"");
    }

    private static ScheduleState schedule(String name) {
        ScheduleSettings settings = new ScheduleSettings(
                name,
                "0 30 2 * * *",
                ZoneOffset.UTC,
                Path.of("inbox"),
                "*.csv",
                Duration.ZERO,
                null,
                null,
                Map.of(),
                null,
                Duration.ZERO,
                Duration.ZERO,
                null,
                Map.of(),
                null,
                null,
                ComparisonRule.NONE);
        return new ScheduleState(settings, DUE, List.of(), null, null, null, null);
    }
}
