package dev.leadline.schedule;

import dev.leadline.settings.ScheduleSettings;
import java.time.Duration;
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
 * @param saved how it was created in the console, or null for one of the configuration
 */
public record ScheduleState(
        ScheduleSettings settings,
        @Nullable Instant next,
        List<Instant> following,
        PausedSchedules.@Nullable Pause paused,
        @Nullable String inboxProblem,
        @Nullable ScheduleExecution last,
        @Nullable SavedSchedule saved) {

    /**
     * How long ago the next execution should have started.
     *
     * @return zero while it is not due, while the schedule is paused, and while an execution is in progress
     */
    public Duration lateness(Instant now) {
        return next == null || isRunning() || !next.isBefore(now) ? Duration.ZERO : Duration.between(next, now);
    }

    /** Whether an execution is in progress. */
    public boolean isRunning() {
        return last != null && last.ending() == null;
    }
}
