package dev.leadline.schedule;

import dev.leadline.ledger.RunComparison;
import dev.leadline.settings.ScheduleSettings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished execution, with the facts for its notification.
 *
 * @param schedule the schedule
 * @param execution how it ended
 * @param taken the result of each file, in the order of the imports
 * @param late whether it started later than the schedule allows
 * @param nothingSince since when no file has arrived, if that is longer than the schedule allows; set once, until the next file
 *     arrives, otherwise null
 * @param unusual the comparisons of its runs that differ from earlier ones
 * @param problem what this execution changed about the problem of its schedule
 * @param tooManyRejected whether more rows of a file were rejected than the schedule allows
 */
public record ScheduleEvent(
        ScheduleSettings schedule,
        ScheduleExecution execution,
        List<InboxFileResult> taken,
        boolean late,
        @Nullable Instant nothingSince,
        List<RunComparison> unusual,
        ProblemChange problem,
        boolean tooManyRejected) {

    public ScheduleEvent {
        taken = List.copyOf(taken);
        unusual = List.copyOf(unusual);
    }
}
