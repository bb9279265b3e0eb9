package dev.leadline.web.schedules;

import dev.leadline.schedule.InboxInspection;
import dev.leadline.schedule.Recurrence;
import dev.leadline.schedule.ScheduleEditor;
import dev.leadline.schedule.ScheduleValues;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule would do.
 *
 * @param description its times in plain language, or null where only the cron expression says them
 * @param zone of its times
 * @param next its next times; empty where they are not valid
 * @param inbox what is in its inbox now
 */
record SchedulePreview(@Nullable String description, ZoneId zone, List<Instant> next, InboxInspection inbox) {

    private static final int TIMES = 5;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE, MMM d, yyyy, h:mm a z", Locale.US);

    static SchedulePreview of(ScheduleValues values, ScheduleEditor editor) {
        return new SchedulePreview(
                description(values.cron()),
                values.zone(),
                editor.next(values.cron(), values.zone(), TIMES),
                editor.inspect(values));
    }

    static @Nullable String description(String cron) {
        return Recurrence.of(cron).map(Recurrence::description).orElse(null);
    }

    /** A time in the zone of the schedule. */
    public String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }
}
