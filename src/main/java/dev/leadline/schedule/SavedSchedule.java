package dev.leadline.schedule;

import java.time.Instant;

/**
 * A schedule that was created in the console.
 *
 * @param id stays the same when the schedule is renamed
 * @param version grows with every change
 * @param values what people chose
 * @param changedBy who changed it last
 * @param changedAt when
 */
public record SavedSchedule(long id, long version, ScheduleValues values, String changedBy, Instant changedAt) {

    String name() {
        return values.name();
    }
}
