package dev.leadline.lead.conversion;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date-time taken apart.
 *
 * @param before what stands before the time of day: the date
 * @param matters whether there is a time other than midnight
 */
record TimeOfDay(String before, boolean matters) {

    private static final String ZONE =
            "(?: ?(?:Z|[A-Z]{1,4}|(?:UTC|GMT)?[+-]\\d{2}(?::?\\d{2})?))?" + "(?:\\[[A-Za-z_/]+\\])?(?: ?\\([^()]*\\))?";
    private static final Pattern CLOCK =
            Pattern.compile("(?:T|,? at |,? )(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?"
                    + "(?: ?([aApP])\\.?[mM]\\.?)?" + ZONE + "$");
    private static final Pattern COMPACT =
            Pattern.compile("(?<=^\\d{8})T?(\\d{2})(\\d{2})(\\d{2})?(?:\\.\\d{1,9})?" + ZONE + "$");

    /** Takes a text of bounded length apart; what is no time of day stays in front. */
    static TimeOfDay at(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (clock.find() && isTime(clock)) {
            return new TimeOfDay(text.substring(0, clock.start()), !isMidnight(clock));
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.find() && isTime(compact)) {
            return new TimeOfDay(text.substring(0, compact.start()), !isZero(compact));
        }
        return new TimeOfDay(text, false);
    }

    private static boolean isTime(Matcher time) {
        return part(time, 1) < 24 && part(time, 2) < 60 && part(time, 3) < 61;
    }

    private static boolean isMidnight(Matcher clock) {
        boolean twelve = part(clock, 1) == 12 && "a".equalsIgnoreCase(clock.group(4));
        return twelve
                ? part(clock, 2) == 0 && part(clock, 3) == 0
                : isZero(clock) && !"p".equalsIgnoreCase(clock.group(4));
    }

    private static boolean isZero(Matcher time) {
        return part(time, 1) == 0 && part(time, 2) == 0 && part(time, 3) == 0;
    }

    private static int part(Matcher time, int group) {
        String digits = time.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
