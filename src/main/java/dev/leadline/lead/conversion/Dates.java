package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.AMBIGUOUS_DATE;
import static dev.leadline.lead.ProblemCode.BAD_DATE;
import static dev.leadline.lead.conversion.DateOrder.MONTH_FIRST;
import static dev.leadline.lead.conversion.DateOrder.UNDECIDED;

import dev.leadline.lead.Suggestion;
import dev.leadline.lead.WarningCode;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Nothing;
import dev.leadline.lead.conversion.Converted.Value;
import dev.leadline.message.UserMessage;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates to {@code yyyy-MM-dd}. A date-time gives the date that stands in it, in its own offset: a move-in date is a
 * day on the wall, and shifting it to another zone would move it. Years from 2015 to 2049 are taken, two digits mean
 * 20yy; the bounds are fixed, so that a cell never reads differently on resume.
 */
final class Dates {

    private static final int LONGEST = 80;
    private static final int FIRST_YEAR = 2015;
    private static final int LAST_YEAR = 2049;
    private static final LocalDate SPREADSHEET_EPOCH = LocalDate.of(1899, 12, 30);

    private static final Pattern ISO = Pattern.compile("(\\d{4}) ?([-/.]) ?(\\d{1,2}) ?\\2 ?(\\d{1,2})");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern ORDERED = Pattern.compile("(\\d{1,2}) ?([-/.]) ?(\\d{1,2}) ?\\2 ?(\\d{4}|\\d{2})");
    private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:\\.(\\d+))?");
    private static final Pattern NO_DAY = Pattern.compile("\\d{1,2}[-/.]\\d{4}|\\d{4}[-/.]\\d{1,2}|20\\d\\d");
    private static final Pattern NO_YEAR = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}");

    private static final Set<String> WITHOUT_DATE = Set.of(
            "asap",
            "a.s.a.p.",
            "a.s.a.p",
            "as soon as possible",
            "as soon as available",
            "when available",
            "immediately",
            "immediate",
            "right away",
            "right now",
            "now",
            "ready now",
            "soon",
            "urgent",
            "flexible",
            "i'm flexible",
            "i am flexible",
            "any",
            "anytime",
            "any time",
            "whenever",
            "open",
            "not sure",
            "not sure yet",
            "not yet sure",
            "unsure",
            "undecided",
            "no rush",
            "no preference",
            "just looking",
            "just browsing",
            "next week",
            "next month",
            "this month",
            "this week",
            "this year",
            "next year",
            "today",
            "tomorrow",
            "later",
            "lo antes posible",
            "cuanto antes",
            "inmediato",
            "inmediatamente",
            "dès que possible",
            "des que possible",
            "le plus tôt possible",
            "immédiatement",
            "so bald wie möglich",
            "sobald wie möglich",
            "sofort",
            "ab sofort",
            "o mais rápido possível",
            "o quanto antes",
            "imediato",
            "il prima possibile",
            "subito",
            "zo snel mogelijk");
    private static final Pattern SPAN = Pattern.compile(
            "(?:(?:with)?in|in about|less than|more than|under|over|after|about)? ?(?:the )?(?:next )?"
                    + "(?:\\d{1,3}|an?|one|two|three|four|five|six) ?\\+?(?: ?(?:-|to|or) ?\\d{1,3} ?\\+?)?"
                    + "[ -]?(?:days?|weeks?|wks?|months?|mos?|years?|yrs?)\\+?(?: or (?:more|less|so)| from now| out)?");

    private static final Pattern ZEROS = Pattern.compile("0{2,4}([-/])00\\1(?:00){1,2}(?: 00:00:00)?");

    private Dates() {}

    static Converted convert(String text, ColumnFormat format) {
        if (text.length() > LONGEST) {
            return unreadable(text);
        }
        if (ZEROS.matcher(text).matches()) {
            return new Nothing();
        }
        if (isWithoutDate(text)) {
            return new Converted.Omitted(
                    WarningCode.NO_DATE,
                    UserMessage.of("lead.cell.names-no-date", CellText.quote(text))
                            .text());
        }
        TimeOfDay time = TimeOfDay.at(CellText.fold(text));
        Converted date = day(text, time.before(), format.dateOrder());
        return time.matters() && date instanceof Value value
                ? new Value(value.value(), WarningCode.TIME_LEFT_OUT)
                : date;
    }

    /** Whether a text says how soon somebody wants to move, and no date that it could be. */
    private static boolean isWithoutDate(String text) {
        String plain = CellText.plain(text);
        return WITHOUT_DATE.contains(plain) || SPAN.matcher(plain).matches();
    }

    private static Converted day(String text, String day, DateOrder order) {
        Matcher iso = ISO.matcher(day);
        if (iso.matches()) {
            return date(text, number(iso, 1), number(iso, 3), number(iso, 4));
        }
        Matcher compact = COMPACT.matcher(day);
        if (compact.matches()) {
            return date(text, number(compact, 1), number(compact, 2), number(compact, 3));
        }
        Matcher ordered = ORDERED.matcher(day);
        if (ordered.matches()) {
            return ordered(text, number(ordered, 1), number(ordered, 3), number(ordered, 4), order);
        }
        Matcher serial = SERIAL.matcher(day);
        return serial.matches() ? serial(text, serial) : inWords(text, day);
    }

    private static Converted ordered(String text, int first, int second, int year, DateOrder order) {
        if (first > 12 && second > 12) {
            return date(text, year, first, second);
        }
        if (!isPlausible(year)) {
            return implausible(text, fullYear(year));
        }
        if (order == UNDECIDED && first <= 12 && second <= 12 && first != second) {
            return ambiguous(text, first, second, year);
        }
        boolean monthFirst = order == UNDECIDED ? first <= 12 : order == MONTH_FIRST;
        int month = monthFirst ? first : second;
        if (month > 12) {
            Failed failed = Failed.of(
                    BAD_DATE,
                    monthFirst
                            ? UserMessage.of("lead.cell.no-such-month-first", CellText.quote(text), month)
                            : UserMessage.of("lead.cell.no-such-month-second", CellText.quote(text), month));
            return date(text, year, monthFirst ? second : first, month) instanceof Value swapped
                    ? failed.meaning(
                            Suggestion.SuggestionKind.SWAPPED_DATE,
                            swapped.value().toString())
                    : failed;
        }
        return date(text, year, month, monthFirst ? second : first);
    }

    private static Failed ambiguous(String text, int first, int second, int year) {
        return Failed.of(
                AMBIGUOUS_DATE,
                UserMessage.of(
                        "lead.cell.ambiguous-date",
                        CellText.quote(text),
                        monthName(first),
                        second,
                        monthName(second),
                        first,
                        fullYear(year)));
    }

    /** The date with these parts, if it exists and its year is plausible. */
    static Converted date(String text, int shortYear, int month, int day) {
        int year = fullYear(shortYear);
        if (month < 1 || month > 12) {
            return Failed.of(BAD_DATE, UserMessage.of("lead.cell.month-out-of-range", CellText.quote(text)));
        }
        if (!isPlausible(year)) {
            return implausible(text, year);
        }
        int days = YearMonth.of(year, month).lengthOfMonth();
        if (day < 1 || day > days) {
            return Failed.of(
                    BAD_DATE,
                    UserMessage.of("lead.cell.day-out-of-range", CellText.quote(text), monthName(month), year, days));
        }
        return new Value(LocalDate.of(year, month, day).toString());
    }

    private static Failed implausible(String text, int year) {
        return Failed.of(
                BAD_DATE,
                UserMessage.of("lead.cell.year-out-of-range", CellText.quote(text), year, FIRST_YEAR, LAST_YEAR));
    }

    /** Whether a year of two or four digits is plausible for a move-in date. */
    static boolean isPlausible(int year) {
        return fullYear(year) >= FIRST_YEAR && fullYear(year) <= LAST_YEAR;
    }

    /** Whether a number can be a spreadsheet's date serial number. */
    static boolean isSerial(int days) {
        return isPlausible(SPREADSHEET_EPOCH.plusDays(days).getYear());
    }

    private static Converted serial(String text, Matcher serial) {
        if (!isSerial(number(serial, 1))) {
            return unreadable(text);
        }
        LocalDate date = SPREADSHEET_EPOCH.plusDays(number(serial, 1));
        String fraction = serial.group(2);
        boolean midnight = fraction == null || fraction.chars().allMatch(c -> c == '0');
        return new Value(date.toString(), midnight ? null : WarningCode.TIME_LEFT_OUT);
    }

    private static Converted inWords(String text, String day) {
        WrittenDate written = WrittenDate.of(day);
        if (written.isWhole()) {
            return date(text, written.year(), written.month(), written.day());
        }
        if ((written.month() > 0 && written.year() > 0) || NO_DAY.matcher(day).matches()) {
            return Failed.of(BAD_DATE, UserMessage.of("lead.cell.date-without-day", CellText.quote(text)));
        }
        if ((written.month() > 0 && written.day() > 0) || NO_YEAR.matcher(day).matches()) {
            return Failed.of(
                    BAD_DATE,
                    written.day() > 12
                            ? UserMessage.of("lead.cell.date-without-day-or-year", CellText.quote(text))
                            : UserMessage.of("lead.cell.date-without-year", CellText.quote(text)));
        }
        return unreadable(text);
    }

    private static Failed unreadable(String text) {
        return text.chars().anyMatch(Character::isDigit)
                ? Failed.of(BAD_DATE, UserMessage.of("lead.cell.no-date", CellText.quote(text)))
                : Failed.of(BAD_DATE, UserMessage.of("lead.cell.no-date-at-all", CellText.quote(text)));
    }

    private static int fullYear(int year) {
        return year < 100 ? 2000 + year : year;
    }

    private static String monthName(int month) {
        return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
