package dev.leadline.batch.submit;

import dev.leadline.message.UserException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hours of the day in which prospects may be created.
 *
 * <p>A window whose end is not after its beginning lasts into the next day. A time that a clock change skips counts as the moment of the
 * change, and of a time that occurs twice the first one counts.
 *
 * @param opens when it opens, on every day
 * @param closes when it closes
 * @param zone of both times
 */
public record SendWindow(LocalTime opens, LocalTime closes, ZoneId zone) {

    /** Never closed. */
    public static final SendWindow ALWAYS = new SendWindow(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, ZoneOffset.UTC);

    private static final Pattern FORM =
            Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)\\s*-\\s*([01]?\\d|2[0-3]):([0-5]\\d)");

    /**
     * Reads a setting.
     *
     * @param name of the setting, for messages
     * @param text such as {@code 22:00-06:00}; a blank one means no window
     * @param zone of both times
     * @throws UserException when the text has another form
     */
    public static SendWindow of(String name, String text, ZoneId zone) {
        if (text.isBlank()) {
            return ALWAYS;
        }
        Matcher times = FORM.matcher(text.strip());
        if (!times.matches()) {
            throw UserException.usage("batch.window-not-times", name, text);
        }
        SendWindow window = new SendWindow(time(times, 1), time(times, 3), zone);
        if (window.opens.equals(window.closes)) {
            throw UserException.usage("batch.window-same-times", name, text);
        }
        return window;
    }

    private static LocalTime time(Matcher times, int group) {
        return LocalTime.of(Integer.parseInt(times.group(group)), Integer.parseInt(times.group(group + 1)));
    }

    /**
     * How long the window stays closed.
     *
     * @return zero while it is open
     */
    public Duration untilOpen(Instant now) {
        Instant from = openings(now).next().from();
        return from.isAfter(now) ? Duration.between(now, from) : Duration.ZERO;
    }

    /**
     * When something is done that goes on only while the window is open.
     *
     * @param start of the work, or of the wait for it
     * @param work how long it takes
     */
    public Instant end(Instant start, Duration work) {
        Iterator<OpenHours> openings = openings(start);
        OpenHours opening = openings.next();
        Duration left = work;
        while (left.compareTo(opening.lengthFrom(start)) > 0) {
            left = left.minus(opening.lengthFrom(start));
            opening = openings.next();
        }
        return later(start, opening.from()).plus(left);
    }

    /** How long the window is open between two times. */
    public Duration openBetween(Instant start, Instant end) {
        Duration open = Duration.ZERO;
        Iterator<OpenHours> openings = openings(start);
        for (OpenHours next = openings.next(); next.from().isBefore(end); next = openings.next()) {
            open = open.plus(next.until(end).lengthFrom(start));
        }
        return open;
    }

    @Override
    public String toString() {
        return opens + "-" + closes + " " + zone;
    }

    /** From the one that is open, or else the next one. */
    private Iterator<OpenHours> openings(Instant start) {
        LocalDate yesterday = start.atZone(zone).toLocalDate().minusDays(1);
        return Stream.iterate(yesterday, day -> day.plusDays(1))
                .map(this::openingOn)
                .filter(opening ->
                        opening.from().isBefore(opening.to()) && opening.to().isAfter(start))
                .iterator();
    }

    private OpenHours openingOn(LocalDate day) {
        return new OpenHours(at(day, opens), at(closes.isAfter(opens) ? day : day.plusDays(1), closes));
    }

    private Instant at(LocalDate day, LocalTime time) {
        ZoneOffsetTransition change = zone.getRules().getTransition(day.atTime(time));
        return change != null && change.isGap()
                ? change.getInstant()
                : day.atTime(time).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private record OpenHours(Instant from, Instant to) {

        Duration lengthFrom(Instant start) {
            return Duration.between(later(start, from), to);
        }

        OpenHours until(Instant end) {
            return new OpenHours(from, end.isBefore(to) ? end : to);
        }
    }
}
