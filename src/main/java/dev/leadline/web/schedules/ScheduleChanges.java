package dev.leadline.web.schedules;

import dev.leadline.schedule.ScheduleValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /** A value that two people chose differently. */
    record ConflictingValue(String label, String saved, String typed) {}

    /** The values that somebody else saved and that differ from what was typed, for the person who typed it. */
    static List<ConflictingValue> conflicts(ScheduleValues saved, ScheduleValues typed) {
        List<ConflictingValue> conflicts = new ArrayList<>();
        addConflict(conflicts, saved, typed, "Name", ScheduleValues::name);
        addConflict(conflicts, saved, typed, "Times", ScheduleChanges::times);
        addConflict(conflicts, saved, typed, "Inbox folder", ScheduleValues::inbox);
        addConflict(conflicts, saved, typed, "File names", ScheduleValues::files);
        addConflict(conflicts, saved, typed, "CRM", ScheduleValues::target);
        addConflict(conflicts, saved, typed, "Mapping", ScheduleValues::mapping);
        addConflict(conflicts, saved, typed, "Duplicates", values -> lowerCase(values.duplicates()));
        addConflict(conflicts, saved, typed, "Values for all leads", values -> new TreeMap<>(values.constants()));
        addConflict(conflicts, saved, typed, "Notifications", values -> new TreeMap<>(values.rules()));
        addConflict(conflicts, saved, typed, "Hold unusual files", values -> values.holdUnusual() ? "yes" : "no");
        return conflicts;
    }

    private static String times(ScheduleValues values) {
        return Objects.requireNonNullElse(SchedulePreview.description(values.cron()), values.cron()) + " ("
                + values.zone() + ")";
    }

    private static @Nullable String lowerCase(@Nullable Object value) {
        return value == null ? null : value.toString().toLowerCase(Locale.ROOT);
    }

    private static void addConflict(
            List<ConflictingValue> conflicts,
            ScheduleValues saved,
            ScheduleValues typed,
            String label,
            Function<ScheduleValues, @Nullable Object> value) {
        String one = text(value.apply(saved));
        String other = text(value.apply(typed));
        if (!one.equals(other)) {
            conflicts.add(new ConflictingValue(label, one, other));
        }
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty()
                    ? "none"
                    : map.entrySet().stream()
                            .map(entry -> entry.getKey() + ": " + entry.getValue())
                            .collect(Collectors.joining(", "));
        }
        return value == null ? "default" : value.toString();
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
