package dev.leadline.schedule;

import dev.leadline.settings.ScheduleSettings;
import org.jspecify.annotations.Nullable;

/**
 * What db-scheduler keeps with the time of a turn.
 *
 * @param cron by which the time was reckoned
 * @param zone whose time it is
 * @param who the person who wants it, or null where it is the schedule's own
 */
record ScheduledTaskData(String cron, String zone, @Nullable String who) {

    static ScheduledTaskData of(ScheduleSettings schedule) {
        return new ScheduledTaskData(schedule.cron(), schedule.zone().getId(), null);
    }

    ScheduledTaskData wantedBy(@Nullable String person) {
        return new ScheduledTaskData(cron, zone, person);
    }
}
