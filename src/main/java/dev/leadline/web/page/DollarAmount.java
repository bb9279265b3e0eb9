package dev.leadline.web.page;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of money as people type and read them. The API takes cents, which nobody thinks of when typing a rent. */
public final class DollarAmount {

    /** A rent of 145000 dollars is one in cents. */
    private static final Pattern RENT = Pattern.compile("\\$? ?((?:\\d{1,2},)?\\d{3}|\\d{2,5})(\\.\\d{2})?");

    private static final Pattern CENTS = Pattern.compile("\\d{1,9}");

    private DollarAmount() {}

    /** Whether a field of a prospect is an amount of money. */
    public static boolean isFor(String field) {
        return field.endsWith("_in_cents");
    }

    /**
     * What a person typed, as the API takes it.
     *
     * @return cents; empty where it is not one month's rent in dollars
     */
    public static Optional<String> cents(String typed) {
        Matcher rent = RENT.matcher(typed.strip());
        return rent.matches()
                ? Optional.of(
                        new BigDecimal(rent.group(1).replace(",", "") + (rent.group(2) == null ? "" : rent.group(2)))
                                .movePointRight(2)
                                .toBigInteger()
                                .toString())
                : Optional.empty();
    }

    /**
     * For people, such as {@code $1,450} or {@code $1,450.50}.
     *
     * @param cents other texts are given back as they are
     */
    public static String of(String cents) {
        if (!CENTS.matcher(cents).matches()) {
            return cents;
        }
        BigDecimal dollars = new BigDecimal(cents).movePointLeft(2);
        String pattern = cents.endsWith("00") ? "$#,##0" : "$#,##0.00";
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US)).format(dollars);
    }
}
