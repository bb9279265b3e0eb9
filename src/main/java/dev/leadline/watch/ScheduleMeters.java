package dev.leadline.watch;

import dev.leadline.schedule.ScheduleState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How late the next execution of each schedule is. */
final class ScheduleMeters implements MeterBinder {

    private final Supplier<List<ScheduleState>> schedules;
    private final Clock clock;

    ScheduleMeters(Supplier<List<ScheduleState>> schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        schedules.get().forEach(schedule -> {
            String name = schedule.settings().name();
            TimeGauge.builder("leadline.schedule.lateness", this, TimeUnit.SECONDS, meters -> meters.lateness(name))
                    .tag("schedule", name)
                    .description("How long ago the next execution should have started; 0 when it is not due")
                    .strongReference(true)
                    .register(registry);
        });
    }

    private double lateness(String name) {
        return schedules.get().stream()
                .filter(schedule -> schedule.settings().name().equals(name))
                .mapToLong(schedule -> schedule.lateness(clock.instant()).toSeconds())
                .findFirst()
                .orElse(0);
    }
}
