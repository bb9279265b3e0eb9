package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.BAD_NUMBER;

import dev.leadline.lead.Field;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.message.UserMessage;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of a lease to months: 12, 12 months, 12-month lease, 1 year, 1.5 yrs. */
final class LeaseTerms {

    private static final Pattern MONTHS = Pattern.compile(
            "(" + NumberWords.PATTERN + ")(?:\\.0{1,2})?(?:[ -]?(?:months?|mths?|mos?|m)\\.?)?(?: lease| term)?");
    private static final Pattern YEARS = Pattern.compile(
            "(?:(\\d{1,2}(?:\\.\\d{1,2})?)|(an?|one|two|three))[ -]?(?:years?|yrs?|y)\\.?(?: lease| term)?");
    private static final Pattern OPEN = Pattern.compile("month[ -](?:to|by|2)[ -]month|m2m|mtm|m-t-m|m/m");

    private LeaseTerms() {}

    static Converted convert(Field field, String text) {
        String plain = CellText.plain(text);
        Matcher months = MONTHS.matcher(plain);
        if (months.matches()) {
            return FieldLimits.check(field, text, NumberWords.read(months.group(1)));
        }
        Matcher years = YEARS.matcher(plain);
        if (years.matches()) {
            return years(field, text, years);
        }
        return isOpen(text)
                ? Failed.of(BAD_NUMBER, UserMessage.of("lead.cell.no-fixed-months", CellText.quote(text)))
                : unreadable(text);
    }

    /** Whether a text says that a lease has no fixed length. */
    static boolean isOpen(String text) {
        return OPEN.matcher(CellText.plain(text)).matches();
    }

    private static Converted years(Field field, String text, Matcher years) {
        String digits = years.group(1);
        if (digits == null) {
            String word = years.group(2);
            return FieldLimits.check(field, text, 12 * (word.startsWith("a") ? 1 : NumberWords.read(word)));
        }
        BigDecimal months =
                new BigDecimal(digits).multiply(BigDecimal.valueOf(12)).stripTrailingZeros();
        return months.scale() > 0 ? unreadable(text) : FieldLimits.check(field, text, months.intValueExact());
    }

    private static Failed unreadable(String text) {
        return Failed.of(BAD_NUMBER, UserMessage.of("lead.cell.no-months", CellText.quote(text)));
    }
}
