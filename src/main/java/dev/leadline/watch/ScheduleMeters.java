package dev.leadline.watch;

import dev.leadline.schedule.ScheduleState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** How late the next execution of each schedule is, those that were created since the start among them. */
final class ScheduleMeters {

    private final Supplier<List<ScheduleState>> schedules;
    private final Clock clock;
    private final MultiGauge lateness;

    ScheduleMeters(Supplier<List<ScheduleState>> schedules, Clock clock, MeterRegistry registry) {
        this.schedules = schedules;
        this.clock = clock;
        this.lateness = MultiGauge.builder("leadline.schedule.lateness")
                .baseUnit("seconds")
                .description("How long ago the next execution should have started; 0 when it is not due")
                .register(registry);
    }

    /** Asks anew. Nothing is known while the database does not respond. */
    void refresh() {
        lateness.register(rows(), true);
    }

    private List<MultiGauge.Row<?>> rows() {
        try {
            return schedules.get().stream()
                    .<MultiGauge.Row<?>>map(schedule -> MultiGauge.Row.of(
                            Tags.of("schedule", schedule.settings().name()),
                            schedule.lateness(clock.instant()).toSeconds()))
                    .toList();
        } catch (RuntimeException e) {
            return List.of();
        }
    }
}
