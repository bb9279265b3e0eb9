package dev.leadline.report;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Writes instants in one width, so that they sort as text. */
final class TimestampFormat {

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private TimestampFormat() {}

    /** Such as {@code 2026-11-22T20:27:00.000Z}. */
    static String format(Instant instant) {
        return MILLISECONDS.format(instant);
    }
}
