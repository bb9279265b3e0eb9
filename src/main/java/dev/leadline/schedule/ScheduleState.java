package dev.leadline.schedule;

import dev.leadline.settings.ScheduleSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a schedule.
 *
 * @param settings its settings
 * @param next its next execution; in the past if it is about to start, null if it is paused
 * @param paused since when and by whom it is paused, or null where it is not
 * @param last its latest execution, which may still be running, or null before the first
 */
public record ScheduleState(
        ScheduleSettings settings,
        @Nullable Instant next,
        PausedSchedules.@Nullable Pause paused,
        @Nullable ScheduleExecution last) {}
