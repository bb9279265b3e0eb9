package dev.leadline.web.schedules;

import dev.leadline.schedule.ScheduleValues;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody changed in a schedule, for the activity log; it names values for all leads, and does not repeat them. */
final class ScheduleChanges {

    private static final SchedulePart NAME = new SchedulePart("name", "Name", ScheduleValues::name);
    private static final List<SchedulePart> PARTS = List.of(
            new SchedulePart("times", "Times", ScheduleChanges::times),
            new SchedulePart("inbox", "Inbox folder", ScheduleValues::inbox),
            new SchedulePart("files", "File names", ScheduleValues::files),
            new SchedulePart("CRM", "CRM", ScheduleValues::target),
            new SchedulePart("mapping", "Mapping", ScheduleValues::mapping),
            new SchedulePart("values for all leads", "Values for all leads", ScheduleValues::constants),
            new SchedulePart("duplicates", "Duplicates", values -> lowerCase(values.duplicates())),
            new SchedulePart("notifications", "Notifications", ScheduleValues::rules),
            new SchedulePart(
                    "approval of unusual files", "Hold unusual files", values -> values.holdUnusual() ? "yes" : "no"));

    private ScheduleChanges() {}

    /**
     * What of a schedule a person chooses.
     *
     * @param name in the activity log
     * @param label in the form
     * @param value for a person, who may have chosen none
     */
    private record SchedulePart(String name, String label, Function<ScheduleValues, @Nullable Object> value) {

        boolean differs(ScheduleValues one, ScheduleValues other) {
            return !Objects.equals(value.apply(one), value.apply(other));
        }

        String text(ScheduleValues values) {
            return ScheduleChanges.text(value.apply(values));
        }
    }

    static String of(ScheduleValues before, ScheduleValues after) {
        String names = PARTS.stream()
                .filter(part -> part.differs(before, after))
                .map(SchedulePart::name)
                .collect(Collectors.joining(", "));
        String what = names.isEmpty() ? "" : ": " + names;
        return before.name().equals(after.name())
                ? after.name() + what
                : "%s, renamed to %s%s".formatted(before.name(), after.name(), what);
    }

    /** A value that two people chose differently. */
    record ConflictingValue(String label, String saved, String typed) {}

    /** The values that somebody else saved and that differ from what was typed, for the person who typed it. */
    static List<ConflictingValue> conflicts(ScheduleValues saved, ScheduleValues typed) {
        return Stream.concat(Stream.of(NAME), PARTS.stream())
                .filter(part -> part.differs(saved, typed))
                .map(part -> new ConflictingValue(part.label(), part.text(saved), part.text(typed)))
                .toList();
    }

    private static String times(ScheduleValues values) {
        return Objects.requireNonNullElse(SchedulePreview.description(values.cron()), values.cron()) + " ("
                + values.zone() + ")";
    }

    private static @Nullable String lowerCase(@Nullable Object value) {
        return value == null ? null : value.toString().toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty()
                    ? "none"
                    : new TreeMap<>(map)
                            .entrySet().stream()
                                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                                    .collect(Collectors.joining(", "));
        }
        return value == null ? "default" : value.toString();
    }
}
