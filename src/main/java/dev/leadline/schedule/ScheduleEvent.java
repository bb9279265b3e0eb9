package dev.leadline.schedule;

import dev.leadline.ledger.ScheduleExecution;
import dev.leadline.settings.ScheduleSettings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An occasion that has ended, with all that people may want to be told of it.
 *
 * @param schedule whose occasion it was
 * @param execution how it ended
 * @param taken what became of each file, in the order in which they were taken
 * @param late whether it began later after its time than the schedule allows
 * @param nothingSince since when no file has come, where that is as long as the schedule says; told once, until a file has come
 *     again, and null else
 * @param tooManyRejected whether more rows of a file were rejected than the schedule allows
 */
public record ScheduleEvent(
        ScheduleSettings schedule,
        ScheduleExecution execution,
        List<InboxFileResult> taken,
        boolean late,
        @Nullable Instant nothingSince,
        boolean tooManyRejected) {

    public ScheduleEvent {
        taken = List.copyOf(taken);
    }
}
