package dev.leadline.schedule;

import dev.leadline.message.UserMessage;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times that people can choose without a cron expression. */
public sealed interface Recurrence {

    /** The cron expression of these times. */
    String cron();

    /** In plain language, such as {@code Every day at 2:30 AM}. */
    String description();

    /** Every day at a time. */
    record Daily(LocalTime time) implements Recurrence {

        @Override
        public String cron() {
            return "0 %d %d * * *".formatted(time.getMinute(), time.getHour());
        }

        @Override
        public String description() {
            return UserMessage.of("schedule.times.daily", CLOCK.format(time)).text();
        }
    }

    /** Monday to Friday at a time. */
    record Weekdays(LocalTime time) implements Recurrence {

        @Override
        public String cron() {
            return "0 %d %d * * MON-FRI".formatted(time.getMinute(), time.getHour());
        }

        @Override
        public String description() {
            return UserMessage.of("schedule.times.weekdays", CLOCK.format(time)).text();
        }
    }

    /** Once a week. */
    record Weekly(DayOfWeek day, LocalTime time) implements Recurrence {

        @Override
        public String cron() {
            return "0 %d %d * * %s".formatted(time.getMinute(), time.getHour(), shortName(day));
        }

        @Override
        public String description() {
            return UserMessage.of(
                            "schedule.times.weekly",
                            day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                            CLOCK.format(time))
                    .text();
        }
    }

    /** Every hour. */
    record Hourly(int minute) implements Recurrence {

        @Override
        public String cron() {
            return "0 %d * * * *".formatted(minute);
        }

        @Override
        public String description() {
            return (minute == 0
                            ? UserMessage.of("schedule.times.hourly")
                            : UserMessage.of("schedule.times.hourly-at", minute))
                    .text();
        }
    }

    /** How times of day are written. */
    DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

    /** Numbers of one time of day or hour, and a weekday, some weekdays or any. */
    Pattern SIMPLE = Pattern.compile("0 (\\d{1,2}) (\\d{1,2}|\\*) \\* \\* (\\*|MON-FRI|MON|TUE|WED|THU|FRI|SAT|SUN)");

    /**
     * What a cron expression means.
     *
     * @return empty where these forms cannot express it
     */
    static Optional<Recurrence> of(String cron) {
        Matcher fields = SIMPLE.matcher(cron.trim().toUpperCase(Locale.ROOT));
        if (!fields.matches() || Integer.parseInt(fields.group(1)) > 59) {
            return Optional.empty();
        }
        int minute = Integer.parseInt(fields.group(1));
        String days = fields.group(3);
        if (fields.group(2).equals("*")) {
            return days.equals("*") ? Optional.of(new Hourly(minute)) : Optional.empty();
        }
        int hour = Integer.parseInt(fields.group(2));
        return hour > 23 ? Optional.empty() : Optional.of(at(LocalTime.of(hour, minute), days));
    }

    private static Recurrence at(LocalTime time, String days) {
        return switch (days) {
            case "*" -> new Daily(time);
            case "MON-FRI" -> new Weekdays(time);
            default -> new Weekly(day(days), time);
        };
    }

    private static DayOfWeek day(String shortName) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (shortName(day).equals(shortName)) {
                return day;
            }
        }
        throw new IllegalArgumentException("no weekday: " + shortName);
    }

    private static String shortName(DayOfWeek day) {
        return day.name().substring(0, 3);
    }
}
