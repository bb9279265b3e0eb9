package dev.leadline.schedule;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import dev.leadline.settings.ScheduleSettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

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

    /** JSON in place of Java's own serialization: nothing but this is ever made of what the table holds. */
    static final class Json implements Serializer {

        @Override
        public byte[] serialize(Object appointment) {
            return JsonMapper.shared().writeValueAsBytes(appointment);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] bytes) {
            return JsonMapper.shared().readValue(bytes, type);
        }
    }
}
