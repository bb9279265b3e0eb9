package dev.leadline.web.schedules;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Targets;
import dev.leadline.lead.mapping.ChosenAccount;
import dev.leadline.schedule.InboxInspection;
import dev.leadline.schedule.Recurrence;
import dev.leadline.schedule.ScheduleEditor;
import dev.leadline.schedule.ScheduleValues;
import dev.leadline.settings.Settings;
import dev.leadline.web.page.FieldLabel;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule would do.
 *
 * @param description its times in plain language, or null where only the cron expression says them
 * @param zone of its times
 * @param next its next times; empty where they are not valid
 * @param inbox what is in its inbox now
 * @param fromColumns the labels of required fields that every file must have a column for
 */
record SchedulePreview(
        @Nullable String description,
        ZoneId zone,
        List<Instant> next,
        InboxInspection inbox,
        List<String> fromColumns) {

    private static final int TIMES = 5;
    private static final String INTEGRATION = "integration_id";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE, MMM d, yyyy, h:mm a z", Locale.US);

    static SchedulePreview of(ScheduleValues values, ScheduleEditor editor, Settings settings, ChosenAccount account) {
        return new SchedulePreview(
                description(values.cron()),
                values.zone(),
                editor.next(values.cron(), values.zone(), TIMES),
                editor.inspect(values),
                fromColumns(values, settings, account));
    }

    /** Nobody can tell what a mapping gives before it is read with a file. */
    private static List<String> fromColumns(ScheduleValues values, Settings settings, ChosenAccount account) {
        String target = Objects.requireNonNullElse(values.target(), Targets.USUAL);
        return settings.targets().all().stream()
                .filter(known -> values.mapping() == null && known.name().equals(target))
                .flatMap(known -> known.fields().stream())
                .filter(field -> field.required() && field.type() == FieldType.ID)
                .map(Field::name)
                .filter(field -> !values.constants().containsKey(field)
                        && !settings.constants().containsKey(field)
                        && !isChosen(field, values, settings, account))
                .map(FieldLabel::of)
                .toList();
    }

    private static boolean isChosen(String field, ScheduleValues values, Settings settings, ChosenAccount account) {
        return switch (field) {
            case INTEGRATION -> account.hasIntegration();
            case "community_id" ->
                account.hasCommunityFor(Optional.ofNullable(values.constants().get(INTEGRATION))
                        .orElse(settings.constants().get(INTEGRATION)));
            default -> false;
        };
    }

    static @Nullable String description(String cron) {
        return Recurrence.of(cron).map(Recurrence::description).orElse(null);
    }

    /** A time in the zone of the schedule. */
    public String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }
}
