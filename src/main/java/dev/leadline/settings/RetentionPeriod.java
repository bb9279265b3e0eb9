package dev.leadline.settings;

import dev.leadline.message.UserException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Locale;
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
        Matcher brief = SHORT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (brief.matches()) {
            int number = Integer.parseInt(brief.group(1));
            return new RetentionPeriod(brief.group(2).equals("d") ? Period.ofDays(number) : Period.ofWeeks(number));
        }
        try {
            Period period = Period.parse(text.strip());
            if (!period.isNegative()) {
                return new RetentionPeriod(period);
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw UserException.usage("settings.period-invalid", text);
    }

    /** The time before which data is too old. */
    public Instant before(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minus(period).toInstant();
    }
}
