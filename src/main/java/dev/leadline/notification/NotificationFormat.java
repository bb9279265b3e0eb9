package dev.leadline.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them. */
final class NotificationFormat {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final long HOURS_OF_DAYS = 48;

    private NotificationFormat() {}

    /** Such as {@code 12,345}. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as {@code 1 row} or {@code 25 rows}. */
    static String rows(long number) {
        return number(number) + (number == 1 ? " row" : " rows");
    }

    /** Such as {@code 45 min}, {@code 1 h 10 min} or {@code 3 days}, without what is left over. */
    static String duration(Duration duration) {
        long hours = duration.toHours();
        if (hours >= HOURS_OF_DAYS) {
            return duration.toDays() + " days";
        }
        int minutes = duration.toMinutesPart();
        if (hours == 0) {
            return minutes + " min";
        }
        return hours + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }

    /** Such as {@code 2027-03-02 02:31 (America/New_York)}. */
    static String time(Instant instant, ZoneId zone) {
        return MINUTES.format(instant.atZone(zone)) + " (" + zone.getId() + ")";
    }
}
