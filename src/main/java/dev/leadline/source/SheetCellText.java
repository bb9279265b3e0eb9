package dev.leadline.source;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;

/**
 * A cell of a sheet as text: what somebody who looks at it would type into a CSV file, with dates in ISO form. A formula is
 * what Excel computed last.
 */
final class SheetCellText {

    private static final int EXCELS_DIGITS = 15;
    private static final int LARGEST_SCALE = 300;
    private static final long LAST_DAY = 2_958_465;
    private static final long DAY_WITHOUT_DATE = 60;
    private static final long SECONDS_A_DAY = 86_400;
    private static final LocalDateTime BEFORE_1900 = LocalDateTime.of(1899, 12, 31, 0, 0);
    private static final LocalDateTime START_OF_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);

    private static final Pattern NOT_OF_THE_FORMAT =
            Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]");
    private static final Pattern DAYS = Pattern.compile("[yd]", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile("[hs]", Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTHS = Pattern.compile("m", Pattern.CASE_INSENSITIVE);
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"|\\\\(.)");
    private static final Pattern ISO_MOMENT =
            Pattern.compile("(?<date>\\d{4}-\\d{2}-\\d{2})T(?<time>\\d{2}:\\d{2}(:\\d{2})?)(\\.\\d+)?Z?");
    private static final Set<String> DAYS_OF_TIMES = Set.of("1899-12-30", "1899-12-31", "1904-01-01");
    private static final Pattern DIGIT_MASK = Pattern.compile("0[0 ()-]*0|\\([0 ()-]*0");

    private SheetCellText() {}

    static String of(Cell cell, boolean since1904) {
        Object value = cell.getValue();
        if (value instanceof BigDecimal number) {
            return number(number, cell, since1904);
        }
        if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        return value == null ? Objects.requireNonNullElse(cell.getRawValue(), "") : value.toString();
    }

    /** A date or a time in ISO 8601, as some workbooks hold it, in the form in which those of all others are read. */
    static String ofIso(String text) {
        Matcher moment = ISO_MOMENT.matcher(text.strip());
        if (!moment.matches()) {
            return text;
        }
        String date = moment.group("date");
        String time = moment.group("time");
        if (time.matches("00:00(:00)?")) {
            return date;
        }
        return DAYS_OF_TIMES.contains(date) ? time : date + "T" + time;
    }

    private static String number(BigDecimal number, Cell cell, boolean since1904) {
        int id = Objects.requireNonNullElse(cell.getDataFormatId(), 0);
        String format = firstSection(Objects.requireNonNullElse(cell.getDataFormatString(), ""));
        ValueKind kind = kind(id, format);
        boolean dated = number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(LAST_DAY)) < 0;
        if (kind != ValueKind.NUMBER && dated) {
            return moment(number, kind, since1904);
        }
        if (format.endsWith("%") || id == 9 || id == 10) {
            return plain(number.movePointRight(2)) + "%";
        }
        return masked(number, format);
    }

    private static String firstSection(String format) {
        return format.split(";", 2)[0];
    }

    private static ValueKind kind(int id, String format) {
        if (format.isEmpty()) {
            return builtIn(id);
        }
        String codes = NOT_OF_THE_FORMAT.matcher(format).replaceAll("");
        if (codes.toLowerCase(Locale.ROOT).contains("general")) {
            return ValueKind.NUMBER;
        }
        if (DAYS.matcher(codes).find()) {
            return ValueKind.DATE;
        }
        if (TIME.matcher(codes).find()) {
            return ValueKind.TIME;
        }
        return MONTHS.matcher(codes).find() ? ValueKind.DATE : ValueKind.NUMBER;
    }

    private static ValueKind builtIn(int id) {
        if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58)) {
            return ValueKind.DATE;
        }
        return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)
                ? ValueKind.TIME
                : ValueKind.NUMBER;
    }

    private static String moment(BigDecimal serial, ValueKind kind, boolean since1904) {
        long seconds = serial.multiply(BigDecimal.valueOf(SECONDS_A_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        long days = seconds / SECONDS_A_DAY;
        if (kind == ValueKind.TIME && days == 0) {
            return LocalTime.ofSecondOfDay(seconds).format(DateTimeFormatter.ISO_LOCAL_TIME);
        }
        LocalDateTime moment = start(days, since1904).plusSeconds(seconds);
        return moment.equals(moment.truncatedTo(ChronoUnit.DAYS))
                ? moment.toLocalDate().toString()
                : moment.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    // Excel's calendar has a 29th of February 1900, as Lotus 1-2-3 had.
    private static LocalDateTime start(long days, boolean since1904) {
        if (since1904) {
            return START_OF_1904;
        }
        return days > DAY_WITHOUT_DATE ? BEFORE_1900.minusDays(1) : BEFORE_1900;
    }

    /** The digits with the zeros in front that a format such as 00000 shows, where it has no more than these. */
    private static String masked(BigDecimal number, String format) {
        String mask = literal(format);
        boolean whole = number.signum() >= 0 && number.stripTrailingZeros().scale() <= 0;
        if (!whole || !DIGIT_MASK.matcher(mask).matches()) {
            return plain(number);
        }
        StringBuilder digits = new StringBuilder(plain(number));
        StringBuilder shown = new StringBuilder();
        for (int i = mask.length() - 1; i >= 0; i--) {
            boolean digit = mask.charAt(i) == '0';
            int last = digits.length() - 1;
            shown.append(digit ? (last < 0 ? '0' : digits.charAt(last)) : mask.charAt(i));
            digits.setLength(digit ? Math.max(last, 0) : digits.length());
        }
        return digits.append(shown.reverse()).toString();
    }

    private static String literal(String format) {
        return LITERAL.matcher(format)
                .replaceAll(
                        found -> Matcher.quoteReplacement(found.group(1) == null ? found.group(2) : found.group(1)));
    }

    private static String plain(BigDecimal number) {
        BigDecimal exact = number.round(new MathContext(EXCELS_DIGITS)).stripTrailingZeros();
        boolean roundedByExcel = exact.precision() - exact.scale() > EXCELS_DIGITS;
        return roundedByExcel || Math.abs(exact.scale()) > LARGEST_SCALE ? exact.toString() : exact.toPlainString();
    }

    private enum ValueKind {
        NUMBER,
        DATE,
        TIME
    }
}
