package dev.leadline.lead.conversion;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of a column are compared: decided once for the column, and kept with the run.
 *
 * @param kind what the cells are compared as
 * @param dateOrder whether day or month comes first in dates such as 3/4/2027
 */
public record CellOrder(SortKind kind, DateOrder dateOrder) {

    private static final int TEXT_CHARS = 100;
    private static final String FILLED = "0";
    private static final String LAST = "1";
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,9})?");
    private static final Pattern AMOUNT = Pattern.compile("(-?) ?[$€£]? ?([\\d.,' ]+)");

    /** What cells are compared as. */
    public enum SortKind {
        /** Dates, with their time of day where they have one. */
        DATE,
        /** Numbers, amounts of money included. */
        NUMBER,
        /** Texts, upper and lower case alike. */
        TEXT
    }

    /**
     * Decides for a column: dates or numbers where at least half of its values are.
     *
     * @param profile what the column's values look like
     * @param dateOrder what was decided about its dates
     */
    public static CellOrder of(ColumnProfile profile, DateOrder dateOrder) {
        if (profile.filled() > 0 && profile.dates().total() * 2 >= profile.filled()) {
            return new CellOrder(SortKind.DATE, dateOrder);
        }
        long numbers = sampled(profile, text -> number(text) != null);
        boolean mostly = numbers > 0 && numbers * 2 >= sampled(profile, text -> true);
        return new CellOrder(mostly ? SortKind.NUMBER : SortKind.TEXT, DateOrder.UNDECIDED);
    }

    /**
     * How many of a column's sampled values cannot be compared as its others are.
     *
     * @param profile what the column's values look like
     */
    public long unreadable(ColumnProfile profile) {
        return sampled(profile, text -> bytes(text) == null);
    }

    private static long sampled(ColumnProfile profile, Predicate<String> wanted) {
        return profile.sampled().entrySet().stream()
                .filter(value -> wanted.test(value.getKey()))
                .mapToLong(value -> value.getValue())
                .sum();
    }

    /**
     * What a cell is sorted by. Empty cells, and those that cannot be read as the column's others, come last in both directions.
     *
     * @param cell exactly as in the file
     * @param descending whether the greatest comes first
     * @return hexadecimal digits, whose order as text is that of the cells; personal data
     */
    public String key(String cell, boolean descending) {
        String text = CellText.clean(CharacterForms.plain(cell));
        byte @Nullable [] value = CellText.isNothing(text) ? null : bytes(text);
        if (value == null) {
            return LAST;
        }
        if (descending) {
            for (int i = 0; i < value.length; i++) {
                value[i] = (byte) ~value[i];
            }
        }
        return FILLED + HexFormat.of().formatHex(value);
    }

    private byte @Nullable [] bytes(String text) {
        return switch (kind) {
            case DATE -> date(text);
            case NUMBER -> number(text);
            case TEXT -> text(text);
        };
    }

    private byte @Nullable [] date(String text) {
        OptionalLong millis = DateTimes.millis(text, dateOrder);
        return millis.isPresent() ? sortable(millis.getAsLong() ^ Long.MIN_VALUE) : null;
    }

    private static byte @Nullable [] number(String text) {
        BigDecimal number = decimal(text);
        if (number == null) {
            return null;
        }
        long bits = Double.doubleToLongBits(number.doubleValue());
        return sortable(bits < 0 ? ~bits : bits | Long.MIN_VALUE);
    }

    private static @Nullable BigDecimal decimal(String text) {
        if (PLAIN.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        Matcher amount = AMOUNT.matcher(text);
        BigDecimal number = amount.matches() ? Decimals.read(amount.group(2), false) : null;
        return number == null || amount.group(1).isEmpty() ? number : number.negate();
    }

    /** Ends in a byte below all others, so that a text comes before those that begin with it. */
    private static byte[] text(String text) {
        String folded = CellText.fold(text).toLowerCase(Locale.ROOT).replace('\0', ' ');
        String start = folded.substring(0, Math.min(TEXT_CHARS, folded.length()));
        return (start + '\0').getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sortable(long bits) {
        return ByteBuffer.allocate(Long.BYTES).putLong(bits).array();
    }
}
