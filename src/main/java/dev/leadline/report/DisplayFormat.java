package dev.leadline.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them. */
public final class DisplayFormat {

    private static final long SHORT_HOURS = 90;
    private static final long SHORT_DAYS = 48;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ENGLISH);
    private static final ZoneId UTC = ZoneId.of("UTC");

    private DisplayFormat() {}

    /**
     * Such as {@code 12,345}.
     *
     * @param number any
     * @return never null
     */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /**
     * Such as {@code 1 row} or {@code 25 rows}.
     *
     * @param number any
     * @param noun in the singular
     * @return never null
     */
    public static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /**
     * Such as {@code 8 s}, {@code 14 min}, {@code 2 h 5 min} or {@code 9 days 2 h}, rounded up.
     *
     * @param duration any
     * @return at least a second
     */
    public static String duration(Duration duration) {
        long seconds = Math.max(1, duration.plusMillis(999).toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = (seconds + 59) / 60;
        if (minutes < SHORT_HOURS) {
            return minutes + " min";
        }
        long hours = (minutes + 59) / 60;
        return hours < SHORT_DAYS
                ? minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min")
                : hours / 24 + " days" + (hours % 24 == 0 ? "" : " " + hours % 24 + " h");
    }

    /**
     * Such as {@code 14:32 EST}, or {@code 2027-03-04 06:00 EST} on another day than today.
     *
     * @param at the time
     * @param now which day is today
     * @param zone whose time is shown
     */
    public static String time(Instant at, Instant now, ZoneId zone) {
        ZonedDateTime time = at.atZone(zone);
        boolean isToday = time.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (isToday ? TIME : DATE_TIME).format(time);
    }

    /** Such as {@code 2027-03-04 11:00 UTC}, for whoever may be in any time zone. */
    public static String minute(Instant at) {
        return DATE_TIME.format(at.atZone(UTC));
    }

    /**
     * How fast something goes: by the minute when it is slow.
     *
     * @param done how many
     * @param elapsed in which time
     * @return such as {@code 75 a minute}
     */
    public static String rate(long done, Duration elapsed) {
        double perSecond = done * 1_000.0 / Math.max(1, elapsed.toMillis());
        return perSecond < 10
                ? number(Math.round(perSecond * 60)) + " a minute"
                : number(Math.round(perSecond)) + " a second";
    }
}
