package dev.leadline.lead.conversion;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates with their time of day as moments that can be compared. */
final class DateTimes {

    private static final Pattern SERIAL_TIME = Pattern.compile("\\d{5}(\\.\\d{1,9})\\d*");
    private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toMillis());

    private DateTimes() {}

    /**
     * The moment of a date-time; a date without time is its midnight, and a time without zone counts as UTC.
     *
     * @param text a cleaned cell
     * @param order whether day or month comes first
     * @return milliseconds that can be compared; empty where the text has no single reading as a date
     */
    static OptionalLong millis(String text, DateOrder order) {
        if (!(Dates.convert(text, ColumnFormat.DEFAULT.withDates(order)) instanceof Converted.Value date)) {
            return OptionalLong.empty();
        }
        TimeOfDay time = TimeOfDay.at(CellText.fold(text));
        LocalDateTime local = LocalDate.parse(date.value().toString()).atTime(time.time());
        return OptionalLong.of(local.toInstant(time.offset()).toEpochMilli() + millisOfSerial(text));
    }

    private static long millisOfSerial(String text) {
        Matcher serial = SERIAL_TIME.matcher(text);
        return serial.matches() ? new BigDecimal(serial.group(1)).multiply(DAY).longValue() : 0;
    }
}
