package dev.leadline.schedule;

import dev.leadline.ledger.PausedSchedules;
import dev.leadline.ledger.ScheduleExecution;
import dev.leadline.settings.ScheduleSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a schedule stands.
 *
 * @param settings what it is
 * @param next when its next turn is; in the past where it is about to begin, null where it is paused
 * @param paused since when and by whom it is paused, or null where it is not
 * @param last its latest occasion, which may still go on, or null before the first
 */
public record ScheduleState(
        ScheduleSettings settings,
        @Nullable Instant next,
        PausedSchedules.@Nullable Pause paused,
        @Nullable ScheduleExecution last) {}
