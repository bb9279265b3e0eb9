package dev.leadline.lead.reject;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a cell that a person has changed from one that a spreadsheet has only written in its own way.
 *
 * <p>A spreadsheet takes what looks like a number, a date or a truth value for one and saves it as it shows it: leading zeros
 * and a plus sign are gone, long numbers are rounded to {@code 6.17555E+09}, dates are spelled in the order of its country. In
 * case of doubt the cell counts as changed, since a change that a person made must never be lost.
 */
public final class ReformattedCells {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,40})(\\.\\d{1,40})?");
    // a spreadsheet takes zeros and signs away and never adds them: who adds them means them
    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9]\\d{0,39})(\\.\\d{0,39}[1-9])?");
    private static final Pattern SCIENTIFIC =
            Pattern.compile("-?\\d(?:\\.(\\d{1,15}))?E\\+(\\d{1,2})", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME =
            Pattern.compile("(.+?)[ T](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.0+)?)?( ?[AP]M)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    private static final Pattern ORDERED = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})");
    private static final Pattern NAMED = Pattern.compile("(\\d{1,2})-([A-Za-z]{3})(?:-(\\d{4}|\\d{2}))?");
    private static final Pattern PAIR = Pattern.compile("(\\d{1,2})[-/](\\d{1,2})");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private final boolean monthFirst;

    private ReformattedCells(boolean monthFirst) {
        this.monthFirst = monthFirst;
    }

    /**
     * The habits of spreadsheets in a country.
     *
     * @param region ISO 3166 code, such as {@code US}
     */
    public static ReformattedCells in(String region) {
        return new ReformattedCells("US".equals(region));
    }

    /**
     * The cells with those put back that nobody changed.
     *
     * @param original the cells as they went out
     * @param returned the cells as they came back
     * @return as many as came back
     */
    public List<String> restored(List<String> original, List<String> returned) {
        String[] cells = returned.toArray(String[]::new);
        for (int i = 0; i < Math.min(cells.length, original.size()); i++) {
            if (isUntouched(original.get(i), cells[i])) {
                cells[i] = original.get(i);
            }
        }
        return List.of(cells);
    }

    /**
     * Whether a cell is the original, at most re-typed by a spreadsheet.
     *
     * @param original the cell as it went out
     * @param returned the cell as it came back
     */
    public boolean isUntouched(String original, String returned) {
        String before = lines(original);
        String after = lines(returned);
        return before.equals(after)
                || isSameTruth(before, after)
                || isSameNumber(before.strip(), after.strip())
                || isSameDate(before.strip(), after.strip())
                || isDateMadeOfAPair(before.strip(), after.strip());
    }

    private static String lines(String cell) {
        return cell.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static boolean isSameTruth(String before, String after) {
        return (after.equals("TRUE") || after.equals("FALSE")) && before.strip().equalsIgnoreCase(after);
    }

    private static boolean isSameNumber(String before, String after) {
        if (!NUMBER.matcher(before).matches()) {
            return false;
        }
        BigDecimal number = new BigDecimal(before);
        Matcher rounded = SCIENTIFIC.matcher(after);
        if (rounded.matches()) {
            int digits = 1 + (rounded.group(1) == null ? 0 : rounded.group(1).length());
            BigDecimal shown = number.round(new MathContext(digits, RoundingMode.HALF_UP));
            return shown.compareTo(new BigDecimal(after)) == 0;
        }
        return PLAIN.matcher(after).matches() && isAsPrecise(number, new BigDecimal(after));
    }

    /** Equal, or equal in the fifteen digits that a spreadsheet keeps. */
    private static boolean isAsPrecise(BigDecimal before, BigDecimal after) {
        return before.compareTo(after) == 0
                || (before.precision() > 15
                        && before.round(new MathContext(15, RoundingMode.DOWN)).compareTo(after) == 0);
    }

    private boolean isSameDate(String before, String after) {
        Optional<LocalDateTime> was = moment(before);
        Optional<LocalDateTime> is = moment(after);
        return was.isPresent() && is.isPresent() && isSameMinute(was.get(), is.get());
    }

    /** Seconds may be lost on the way, but not changed. */
    private static boolean isSameMinute(LocalDateTime was, LocalDateTime is) {
        return was.withSecond(0).equals(is.withSecond(0)) && (is.getSecond() == 0 || is.getSecond() == was.getSecond());
    }

    private Optional<LocalDateTime> moment(String text) {
        Matcher time = TIME.matcher(text);
        try {
            if (!time.matches()) {
                return day(text, 0, 0, 0);
            }
            int seconds = time.group(4) == null ? 0 : Integer.parseInt(time.group(4));
            return day(time.group(1), hour(time.group(2), time.group(5)), Integer.parseInt(time.group(3)), seconds);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int hour(String number, @Nullable String half) {
        int hour = Integer.parseInt(number);
        if (half == null) {
            return hour;
        }
        return hour % 12 + (half.strip().equalsIgnoreCase("PM") ? 12 : 0);
    }

    private Optional<LocalDateTime> day(String text, int hour, int minute, int second) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return at(number(iso, 1), number(iso, 2), number(iso, 3), hour, minute, second);
        }
        Matcher ordered = ORDERED.matcher(text);
        if (ordered.matches()) {
            int month = number(ordered, monthFirst ? 1 : 2);
            return at(year(ordered.group(3)), month, number(ordered, monthFirst ? 2 : 1), hour, minute, second);
        }
        Matcher named = NAMED.matcher(text);
        if (named.matches() && named.group(3) != null) {
            return at(year(named.group(3)), month(named.group(2)), number(named, 1), hour, minute, second);
        }
        return Optional.empty();
    }

    /** "1-2" becomes "2-Jan", or "1-Feb" where the day comes first. */
    private boolean isDateMadeOfAPair(String before, String after) {
        Matcher pair = PAIR.matcher(before);
        Matcher named = NAMED.matcher(after);
        return pair.matches()
                && named.matches()
                && named.group(3) == null
                && number(pair, monthFirst ? 1 : 2) == month(named.group(2))
                && number(pair, monthFirst ? 2 : 1) == number(named, 1);
    }

    private static Optional<LocalDateTime> at(int year, int month, int day, int hour, int minute, int second) {
        return Optional.of(LocalDateTime.of(year, month, day, hour, minute, second));
    }

    private static int month(String name) {
        return 1 + MONTHS.indexOf(name.toLowerCase(Locale.ROOT));
    }

    private static int year(String digits) {
        return digits.length() == 2 ? 2000 + Integer.parseInt(digits) : Integer.parseInt(digits);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
