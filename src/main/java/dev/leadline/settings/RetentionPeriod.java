package dev.leadline.settings;

import dev.leadline.message.UserException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long personal data is kept.
 *
 * @param period not negative
 */
public record RetentionPeriod(Period period) {

    private static final Pattern SHORT = Pattern.compile("(\\d{1,6})\\s?([dw])");

    /**
     * Reads {@code 90d} (days), {@code 12w} (weeks), or a period of ISO 8601 such as {@code P90D} or {@code P3M}.
     *
     * @throws UserException when it is none of these, or negative
     */
    public static RetentionPeriod parse(String text) {
        return in(text).orElseThrow(() -> UserException.usage("settings.period-invalid", text));
    }

    /** The period in a text; empty where there is none, or a negative one. */
    static Optional<RetentionPeriod> in(String text) {
        Matcher brief = SHORT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (brief.matches()) {
            int number = Integer.parseInt(brief.group(1));
            return Optional.of(
                    new RetentionPeriod(brief.group(2).equals("d") ? Period.ofDays(number) : Period.ofWeeks(number)));
        }
        try {
            return Optional.of(Period.parse(text.strip()))
                    .filter(period -> !period.isNegative())
                    .map(RetentionPeriod::new);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The time before which data is too old. */
    public Instant before(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minus(period).toInstant();
    }
}
