package dev.leadline.cli;

import dev.leadline.message.UserException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import picocli.CommandLine.ITypeConverter;

/**
 * The time by which a user wants everything to be sent.
 *
 * @param typed as it was typed
 * @param at the moment
 */
record FinishTime(String typed, Instant at) {

    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("H:mm");

    /** Reads the option, in the zone of this machine. */
    static final class FinishTimeConverter implements ITypeConverter<FinishTime> {

        @Override
        public FinishTime convert(String typed) {
            return of(typed, Clock.system(ZoneId.systemDefault()));
        }
    }

    /**
     * Reads a time of day, of which the next one counts, or an ISO date-time.
     *
     * @param text such as {@code 06:00}, {@code 2027-03-02T06:00} or {@code 2027-03-02T06:00-05:00}
     * @param clock with the zone of times that name none
     * @throws UserException when it has another form, or is over
     */
    static FinishTime of(String text, Clock clock) {
        Instant time = read(text.strip().replace(' ', 'T'), text, clock);
        if (!time.isAfter(clock.instant())) {
            throw UserException.usage("cli.finish-by-in-the-past", text);
        }
        return new FinishTime(text, time);
    }

    private static Instant read(String text, String typed, Clock clock) {
        try {
            return text.contains("T") ? dateTime(text, clock) : next(LocalTime.parse(text, TIME_OF_DAY), clock);
        } catch (DateTimeException e) {
            throw UserException.usage("cli.finish-by-not-a-time", typed);
        }
    }

    private static Instant dateTime(String text, Clock clock) {
        TemporalAccessor read =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return read instanceof LocalDateTime local
                ? local.atZone(clock.getZone()).toInstant()
                : OffsetDateTime.from(read).toInstant();
    }

    private static Instant next(LocalTime time, Clock clock) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime today = now.toLocalDate().atTime(time).atZone(clock.getZone());
        return (today.isAfter(now)
                        ? today
                        : now.toLocalDate().plusDays(1).atTime(time).atZone(clock.getZone()))
                .toInstant();
    }
}
