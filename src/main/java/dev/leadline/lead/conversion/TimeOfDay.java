package dev.leadline.lead.conversion;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date-time taken apart.
 *
 * @param before what stands before the time of day: the date
 * @param time midnight where there is none
 * @param offset of the time from UTC; zero where the text does not say it
 */
record TimeOfDay(String before, LocalTime time, ZoneOffset offset) {

    private static final String ZONE = "(?: ?(?<zone>Z|[A-Z]{1,4}|(?:UTC|GMT)?[+-]\\d{2}(?::?\\d{2})?))?"
            + "(?:\\[[A-Za-z_/]+\\])?(?: ?\\([^()]*\\))?";
    private static final Pattern CLOCK = Pattern.compile(
            "(?:T|,? at |,? )(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?"
                    + "(?: ?(?<half>[aApP])\\.?[mM]\\.?)?" + ZONE + "$");
    private static final Pattern COMPACT = Pattern.compile(
            "(?<=^\\d{8})T?(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?(?:\\.(?<fraction>\\d{1,9}))?" + ZONE
                    + "$");
    private static final Pattern HOURS = Pattern.compile("(?:UTC|GMT)?([+-]\\d{2}):?(\\d{2})?");
    private static final Map<String, Integer> AMERICAN_ZONES =
            Map.of("EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8, "PDT", -7);
    private static final int NOON = 12;
    private static final int NANO_DIGITS = 9;

    /** Takes a text of bounded length apart; what is no time of day stays in front. */
    static TimeOfDay at(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (clock.find() && isTime(clock)) {
            return new TimeOfDay(text.substring(0, clock.start()), time(clock, half(clock)), offset(clock));
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.find() && isTime(compact)) {
            return new TimeOfDay(text.substring(0, compact.start()), time(compact, ""), offset(compact));
        }
        return new TimeOfDay(text, LocalTime.MIDNIGHT, ZoneOffset.UTC);
    }

    /** Whether there is a time other than midnight. */
    boolean matters() {
        return time.toSecondOfDay() != 0;
    }

    private static boolean isTime(Matcher time) {
        return part(time, "hour") < 24 && part(time, "minute") < 60 && part(time, "second") < 61;
    }

    private static String half(Matcher clock) {
        String half = clock.group("half");
        return half == null ? "" : half.toLowerCase(Locale.ROOT);
    }

    private static LocalTime time(Matcher time, String half) {
        int hour = part(time, "hour");
        if (!half.isEmpty() && hour <= NOON) {
            hour = hour % NOON + (half.equals("p") ? NOON : 0);
        }
        // a leap second has no place of its own
        return LocalTime.of(
                hour, part(time, "minute"), Math.min(59, part(time, "second")), nanos(time.group("fraction")));
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, NANO_DIGITS));
    }

    /** A name of a zone that is not known, or of more than one, counts as no zone. */
    private static ZoneOffset offset(Matcher time) {
        String zone = time.group("zone");
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        Matcher hours = HOURS.matcher(zone);
        if (hours.matches()) {
            int sign = zone.indexOf('-') >= 0 ? -1 : 1;
            int minutes = hours.group(2) == null ? 0 : Integer.parseInt(hours.group(2));
            int seconds = (Math.abs(Integer.parseInt(hours.group(1))) * 60 + minutes) * 60;
            return Math.abs(seconds) <= ZoneOffset.MAX.getTotalSeconds()
                    ? ZoneOffset.ofTotalSeconds(sign * seconds)
                    : ZoneOffset.UTC;
        }
        return ZoneOffset.ofHours(AMERICAN_ZONES.getOrDefault(zone, 0));
    }

    private static int part(Matcher time, String group) {
        String digits = time.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
