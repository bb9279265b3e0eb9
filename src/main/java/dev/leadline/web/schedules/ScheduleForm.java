package dev.leadline.web.schedules;

import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.message.UserMessage;
import dev.leadline.schedule.Recurrence;
import dev.leadline.schedule.SavedSchedule;
import dev.leadline.schedule.ScheduleValues;
import dev.leadline.settings.NotifyRule;
import dev.leadline.web.page.DollarAmount;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The form of a schedule, as it was typed: it holds what is not valid as well. */
final class ScheduleForm {

    private static final String EVERY_CRON = "cron";
    private static final LocalTime NIGHT = LocalTime.of(2, 30);

    private final MultiValueMap<String, String> typed;

    private ScheduleForm(MultiValueMap<String, String> typed) {
        this.typed = typed;
    }

    /** What somebody typed. */
    static ScheduleForm of(MultiValueMap<String, String> typed) {
        return new ScheduleForm(typed);
    }

    /** For a new schedule. */
    static ScheduleForm empty() {
        ScheduleForm form = new ScheduleForm(new LinkedMultiValueMap<>());
        form.setRecurrence(new Recurrence.Daily(NIGHT));
        form.typed.set("zone", ZoneId.systemDefault().getId());
        form.typed.set("files", "*.csv");
        return form;
    }

    /** Of a schedule as it is. */
    static ScheduleForm of(SavedSchedule schedule) {
        ScheduleValues values = schedule.values();
        ScheduleForm form = new ScheduleForm(new LinkedMultiValueMap<>());
        form.typed.set("version", String.valueOf(schedule.version()));
        form.typed.set("name", values.name());
        form.typed.set("cron", values.cron());
        form.typed.set("repeat", EVERY_CRON);
        Recurrence.of(values.cron()).ifPresent(form::setRecurrence);
        form.typed.set("zone", values.zone().getId());
        form.typed.set("inbox", values.inbox());
        form.typed.set("files", values.files());
        form.typed.set("target", values.target());
        form.typed.set("mapping", values.mapping());
        form.typed.set(
                "duplicates",
                values.duplicates() == null ? "" : values.duplicates().name());
        new TreeMap<>(values.constants()).forEach((field, value) -> {
            form.typed.add("field", field);
            form.typed.add("value", DollarAmount.isFor(field) ? DollarAmount.of(value) : value);
        });
        values.rules().forEach((channel, rule) -> form.typed.set("rule-" + channel, rule.name()));
        if (values.holdUnusual()) {
            form.typed.set("hold", "yes");
        }
        return form;
    }

    private void setRecurrence(Recurrence recurrence) {
        typed.set("cron", recurrence.cron());
        if (recurrence instanceof Recurrence.Daily daily) {
            setTime("daily", daily.time());
        } else if (recurrence instanceof Recurrence.Weekdays weekdays) {
            setTime("weekdays", weekdays.time());
        } else if (recurrence instanceof Recurrence.Weekly weekly) {
            setTime("weekly", weekly.time());
            typed.set("day", weekly.day().name());
        } else if (recurrence instanceof Recurrence.Hourly hourly) {
            typed.set("repeat", "hourly");
            typed.set("minute", String.valueOf(hourly.minute()));
        }
    }

    private void setTime(String repeat, LocalTime time) {
        typed.set("repeat", repeat);
        typed.set("time", time.toString());
    }

    /** What is in a field of the form; empty where nothing is. */
    public String text(String field) {
        return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
    }

    /** The field with the name, as it is saved: people type blanks and capitals. */
    private String name() {
        return text("name").toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
    }

    /** Makes it a change of the schedule as it is now, so that saving replaces what somebody else saved. */
    void basedOn(SavedSchedule now) {
        typed.set("version", String.valueOf(now.version()));
    }

    long version() {
        try {
            return Long.parseLong(text("version"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** A value for all leads. */
    public record TypedConstant(String field, String value) {

        /** As the API takes it: amounts are typed in dollars. */
        Optional<String> sent() {
            return DollarAmount.isFor(field) ? DollarAmount.cents(value) : Optional.of(value);
        }
    }

    /** The values for all leads, and an empty one to fill in. */
    public List<TypedConstant> constants() {
        List<TypedConstant> all = new ArrayList<>(filled());
        all.add(new TypedConstant("", ""));
        return all;
    }

    private List<TypedConstant> filled() {
        List<String> fields = typed.getOrDefault("field", List.of());
        List<String> values = typed.getOrDefault("value", List.of());
        List<TypedConstant> filled = new ArrayList<>();
        for (int i = 0; i < Math.min(fields.size(), values.size()); i++) {
            TypedConstant one =
                    new TypedConstant(fields.get(i).strip(), values.get(i).strip());
            if (!one.field().isEmpty() || !one.value().isEmpty()) {
                filled.add(one);
            }
        }
        return filled;
    }

    String cron() {
        return recurrence()
                .map(Recurrence::cron)
                .orElseGet(() -> text("repeat").equals(EVERY_CRON) ? text("cron") : "");
    }

    /** Empty where a part of it is missing, and for a cron expression. */
    private Optional<Recurrence> recurrence() {
        try {
            return switch (text("repeat")) {
                case "daily" -> Optional.of(new Recurrence.Daily(LocalTime.parse(text("time"))));
                case "weekdays" -> Optional.of(new Recurrence.Weekdays(LocalTime.parse(text("time"))));
                case "weekly" ->
                    Optional.of(new Recurrence.Weekly(DayOfWeek.valueOf(text("day")), LocalTime.parse(text("time"))));
                case "hourly" -> Optional.of(new Recurrence.Hourly(minute()));
                default -> Optional.empty();
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private int minute() {
        int minute = Integer.parseInt(text("minute"));
        if (minute < 0 || minute > 59) {
            throw new IllegalArgumentException("no minute of an hour");
        }
        return minute;
    }

    /** The values; those that the form itself can tell are wrong are replaced, see {@link #problems()}. */
    ScheduleValues values() {
        Map<String, String> constants = new LinkedHashMap<>();
        filled().forEach(one -> constants.put(one.field(), one.sent().orElse(one.value())));
        return new ScheduleValues(
                name(),
                cron(),
                zone().orElseGet(ZoneId::systemDefault),
                text("inbox"),
                text("files"),
                orNull("target"),
                orNull("mapping"),
                constants,
                duplicates(),
                rules(),
                !text("hold").isEmpty());
    }

    /** What the form itself can tell is wrong, by the name of the value. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (cron().isEmpty() && !text("repeat").equals(EVERY_CRON)) {
            problems.put("cron", "Enter when the schedule runs.");
        }
        if (zone().isEmpty()) {
            problems.put("zone", "This time zone is unknown. Enter one such as America/New_York.");
        }
        List<TypedConstant> constants = filled();
        if (constants.stream()
                .anyMatch(one -> one.field().isEmpty() || one.value().isEmpty())) {
            problems.put("constants", "Choose a field and enter a value, or clear both.");
        } else if (constants.stream().map(TypedConstant::field).distinct().count() < constants.size()) {
            problems.put("constants", "A field has two values. Remove one of them.");
        } else if (constants.stream().anyMatch(one -> one.sent().isEmpty())) {
            problems.put("constants", UserMessage.of("web.no-rent").text());
        }
        return problems;
    }

    private @Nullable String orNull(String field) {
        return text(field).isEmpty() ? null : text(field);
    }

    private Optional<ZoneId> zone() {
        try {
            return Optional.of(ZoneId.of(text("zone")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private @Nullable DuplicatePolicy duplicates() {
        try {
            return text("duplicates").isEmpty() ? null : DuplicatePolicy.valueOf(text("duplicates"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Map<String, NotifyRule> rules() {
        Map<String, NotifyRule> rules = new LinkedHashMap<>();
        typed.keySet().stream()
                .filter(field -> field.startsWith("rule-") && !text(field).isEmpty())
                .forEach(field -> rules.put(field.substring("rule-".length()), NotifyRule.valueOf(text(field))));
        return rules;
    }
}
