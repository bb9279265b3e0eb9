package dev.leadline.schedule;

import dev.leadline.settings.ScheduleSettings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a schedule.
 *
 * @param settings its settings
 * @param next its next execution; in the past if it is about to start, null if it is paused
 * @param following the executions after that, as its cron has them; empty if it is paused
 * @param paused since when and by whom it is paused, or null where it is not
 * @param inboxProblem what is wrong with its inbox now and what to do, or null where nothing is
 * @param last its latest execution, which may still be running, or null before the first
 */
public record ScheduleState(
        ScheduleSettings settings,
        @Nullable Instant next,
        List<Instant> following,
        PausedSchedules.@Nullable Pause paused,
        @Nullable String inboxProblem,
        @Nullable ScheduleExecution last) {

    /** Whether an execution is in progress. */
    public boolean isRunning() {
        return last != null && last.ending() == null;
    }
}
