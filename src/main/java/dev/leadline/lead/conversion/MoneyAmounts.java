package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.BAD_MONEY;
import static dev.leadline.lead.ProblemCode.OUT_OF_RANGE;

import dev.leadline.lead.Field;
import dev.leadline.lead.WarningCode;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Omitted;
import dev.leadline.lead.conversion.Converted.Value;
import dev.leadline.message.UserMessage;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts by the month as people type them, to cents; never through a floating-point number. */
final class MoneyAmounts {

    private static final int LONGEST = 100;
    private static final BigDecimal LEAST = new BigDecimal("10");
    private static final BigDecimal GREATEST = new BigDecimal("25000");
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private static final String AMOUNT = "(?:us ?\\$|usd|\\$)? ?(\\d[\\d.,']*+(?: \\d{3}(?!\\d))*+) ?(k(?![a-z]))?"
            + "(?: ?(?:us dollars|usd|dollars?|bucks|\\$))?";
    private static final Pattern MONTHLY =
            Pattern.compile(" ?(?:(?:/|(?<![a-z])(?:per|an?|each)(?![a-z])) ?(?:month|mnth|mth|mo|m)"
                    + "|(?<![a-z])(?:monthly|pcm|pm|p/m|month|mo))(?![a-z])\\.?");
    private static final Pattern ONE =
            Pattern.compile("(?:(?<most>up to|under|below|less than|at most|no more than|max(?:imum)?|<=?|≤)"
                    + "|(?<least>from|over|above|more than|at least|starting at|min(?:imum)?|>=?|≥)"
                    + "|(?<rough>about|around|approximately|approx|roughly|circa|ca|~))?[.:]? ?" + AMOUNT
                    + " ?(?:(?<up>\\+|and up|and over|or more|min(?:imum)?)"
                    + "|(?<down>or less|or under|and under|max(?:imum)?))?");
    private static final Pattern RANGE =
            Pattern.compile("(?:between|from)? ?" + AMOUNT + " ?(?:-|to|and|until) ?" + AMOUNT);
    private static final Pattern SCIENTIFIC = Pattern.compile("\\$? ?\\d(?:[.,]\\d+)?e[+-]?\\d+");
    private static final Pattern NEGATIVE = Pattern.compile("\\$? ?- ?" + AMOUNT + "|\\( ?" + AMOUNT + " ?\\)");
    private static final Pattern CENTS = Pattern.compile("(\\d{1,9})(?:\\.0{1,2})?");

    private MoneyAmounts() {}

    static Converted convert(Field field, String text, ColumnFormat format) {
        if (format.moneyUnit() == ColumnFormat.MoneyUnit.CENTS) {
            return cents(field, text);
        }
        if (text.length() > LONGEST) {
            return unreadable(text);
        }
        String plain = withoutMonth(CellText.plain(text));
        Matcher one = ONE.matcher(plain);
        if (one.matches()) {
            return one(field, text, one, format.ranges());
        }
        Matcher range = RANGE.matcher(plain);
        return range.matches() ? range(field, text, range, format.ranges()) : misfit(text, plain);
    }

    private static String withoutMonth(String plain) {
        return plain.indexOf('m') < 0
                ? plain
                : MONTHLY.matcher(plain).replaceAll("").strip();
    }

    private static Converted cents(Field field, String text) {
        Matcher cents = CENTS.matcher(text);
        return cents.matches()
                ? FieldLimits.check(field, text, Integer.parseInt(cents.group(1)))
                : Failed.of(BAD_MONEY, UserMessage.of("lead.cell.no-cents", CellText.quote(text)));
    }

    private static Converted one(Field field, String text, Matcher one, boolean ranges) {
        BigDecimal amount = Decimals.read(one.group(4), one.group(5) != null);
        if (amount == null) {
            return unclear(text, one.group(4));
        }
        if (amount.signum() == 0) {
            return none(text);
        }
        boolean most = one.group("most") != null || one.group("down") != null;
        boolean least = one.group("least") != null || one.group("up") != null;
        boolean rough = one.group("rough") != null;
        Failed fault = (most && least) || (rough && (most || least)) ? unreadable(text) : implausible(text, amount);
        if (fault != null) {
            return fault;
        }
        RentRange rent = new RentRange(field, text, ranges);
        if (most || least) {
            return most ? rent.upTo(inCents(amount)) : rent.from(inCents(amount));
        }
        return rough ? new Value(inCents(amount), WarningCode.ROUGH_AMOUNT) : new Value(inCents(amount));
    }

    private static Converted range(Field field, String text, Matcher range, boolean ranges) {
        BigDecimal most = Decimals.read(range.group(3), range.group(4) != null);
        BigDecimal least = Decimals.read(range.group(1), range.group(2) != null);
        if (most == null || least == null) {
            return unclear(text, most == null ? range.group(3) : range.group(1));
        }
        boolean sharedThousands = range.group(4) != null && range.group(2) == null && least.compareTo(HUNDRED) < 0;
        BigDecimal lower = sharedThousands ? least.movePointRight(3) : least;
        if (least.signum() == 0) {
            return upTo(field, text, most, ranges);
        }
        if (lower.compareTo(most) > 0) {
            return Failed.of(BAD_MONEY, UserMessage.of("lead.cell.higher-amount-first", CellText.quote(text)));
        }
        Failed low = implausible(text, lower);
        Failed fault = low == null ? implausible(text, most) : low;
        return fault == null ? new RentRange(field, text, ranges).between(inCents(lower), inCents(most)) : fault;
    }

    /** A range that begins at nothing has only an upper end. */
    private static Converted upTo(Field field, String text, BigDecimal most, boolean ranges) {
        if (most.signum() == 0) {
            return none(text);
        }
        Failed fault = implausible(text, most);
        return fault == null ? new RentRange(field, text, ranges).upTo(inCents(most)) : fault;
    }

    /** Nobody looks for a home without rent: it is how forms say that there was no answer. */
    private static Omitted none(String text) {
        return new Omitted(
                WarningCode.PLACEHOLDER_LEFT_OUT,
                UserMessage.of("lead.cell.zero-amount", CellText.quote(text)).text());
    }

    private static @Nullable Failed implausible(String text, BigDecimal amount) {
        if (amount.compareTo(LEAST) < 0) {
            return Failed.of(OUT_OF_RANGE, UserMessage.of("lead.cell.amount-too-low", CellText.quote(text)));
        }
        return amount.compareTo(GREATEST) <= 0
                ? null
                : Failed.of(OUT_OF_RANGE, UserMessage.of("lead.cell.amount-too-high", CellText.quote(text)));
    }

    private static Failed unclear(String text, String digits) {
        return Decimals.isTwoWays(digits)
                ? Failed.of(BAD_MONEY, UserMessage.of("lead.cell.ambiguous-amount", CellText.quote(text)))
                : unreadable(text);
    }

    private static Failed misfit(String text, String plain) {
        if (SCIENTIFIC.matcher(plain).matches()) {
            return Failed.of(BAD_MONEY, UserMessage.of("lead.cell.rounded-amount", CellText.quote(text)));
        }
        return NEGATIVE.matcher(plain).matches()
                ? Failed.of(BAD_MONEY, UserMessage.of("lead.cell.negative-amount", CellText.quote(text)))
                : unreadable(text);
    }

    private static Failed unreadable(String text) {
        return Failed.of(BAD_MONEY, UserMessage.of("lead.cell.no-amount", CellText.quote(text)));
    }

    private static int inCents(BigDecimal amount) {
        return amount.movePointRight(2).intValueExact();
    }
}
