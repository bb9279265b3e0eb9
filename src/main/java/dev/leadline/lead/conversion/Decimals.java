package dev.leadline.lead.conversion;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Digits with points and commas to a number, where only one reading exists. */
final class Decimals {

    private static final Pattern POINT_DECIMAL = Pattern.compile("\\d{1,9}(?:\\.\\d{1,2})?\\.?");
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:([, '])\\d{3})(?:\\1\\d{3})?(?:\\.\\d{1,2})?");
    private static final Pattern COMMA_DECIMAL = Pattern.compile("(?:\\d{3,9}|\\d{1,3}(?:\\.\\d{3}){1,2}),\\d{2}");
    private static final Pattern THOUSANDFOLD = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3})?");
    private static final Pattern TWO_WAYS = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+");

    private Decimals() {}

    /**
     * Reads 1250, 1250.5, 1,250.00, 1 250, 1250,00 and 1.250,00; with thousands 1.25.
     *
     * @return the number with at most two decimals, or null when it is none or can be read in two ways
     */
    static @Nullable BigDecimal read(String digits, boolean thousandfold) {
        if (thousandfold) {
            return THOUSANDFOLD.matcher(digits).matches() ? new BigDecimal(digits).movePointRight(3) : null;
        }
        if (COMMA_DECIMAL.matcher(digits).matches()) {
            return new BigDecimal(digits.replace(".", "").replace(',', '.'));
        }
        return POINT_DECIMAL.matcher(digits).matches()
                        || THOUSANDS.matcher(digits).matches()
                ? new BigDecimal(digits.replaceAll("[, ']|\\.$", ""))
                : null;
    }

    /** Whether the digits are a number to Americans and another one to Europeans, as 1.250 is. */
    static boolean isTwoWays(String digits) {
        return TWO_WAYS.matcher(digits).matches();
    }
}
