package dev.leadline.web.schedules;

import dev.leadline.schedule.ScheduleValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What somebody changed in a schedule, for the activity log; it names values for all leads, and does not repeat them. */
final class ScheduleChanges {

    private ScheduleChanges() {}

    static String of(ScheduleValues before, ScheduleValues after) {
        List<String> changes = new ArrayList<>();
        add(changes, before, after, "times", values -> values.cron() + values.zone());
        add(changes, before, after, "inbox", ScheduleValues::inbox);
        add(changes, before, after, "files", ScheduleValues::files);
        add(changes, before, after, "CRM", ScheduleValues::target);
        add(changes, before, after, "mapping", ScheduleValues::mapping);
        add(changes, before, after, "values for all leads", ScheduleValues::constants);
        add(changes, before, after, "duplicates", ScheduleValues::duplicates);
        add(changes, before, after, "notifications", ScheduleValues::rules);
        add(changes, before, after, "approval of unusual files", ScheduleValues::holdUnusual);
        String what = changes.isEmpty() ? "" : ": " + String.join(", ", changes);
        return before.name().equals(after.name())
                ? after.name() + what
                : "%s, renamed to %s%s".formatted(before.name(), after.name(), what);
    }

    private static void add(
            List<String> changes,
            ScheduleValues before,
            ScheduleValues after,
            String what,
            Function<ScheduleValues, ?> value) {
        if (!Objects.equals(value.apply(before), value.apply(after))) {
            changes.add(what);
        }
    }
}
