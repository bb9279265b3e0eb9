package dev.leadline.lead.conversion;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of the countries with the calling code 1 in their usual forms: ten digits, and perhaps 1 or +1 in front of them. Most numbers are
 * written so, and then libphonenumber's search for prefixes and extensions, which costs most of a conversion, finds nothing.
 */
final class NorthAmerican {

    private static final int CALLING_CODE = 1;
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final Set<String> REGIONS = Set.copyOf(LIBRARY.getRegionCodesForCountryCode(CALLING_CODE));
    private static final Pattern IN_PARENTHESES = Pattern.compile("\\([2-9]\\d{2}\\) ?\\d{3}-\\d{4}");
    private static final String TRUNK_ZERO = "0";
    private static final int DIGITS = 10;
    private static final long SUBSCRIBERS = 10_000_000;
    private static final long PREMIUM = 900;
    private static final String MARKS = " ()-";

    private NorthAmerican() {}

    /**
     * The number that libphonenumber makes of a text.
     *
     * @param region where numbers without a calling code belong
     * @return null where the text is of another form; may be a number that nobody has
     */
    static @Nullable PhoneNumber number(String text, String region) {
        boolean plus = text.startsWith("+1");
        if (!plus && !REGIONS.contains(region)) {
            return null;
        }
        String digits = digits(plus ? text.substring(1) : text);
        boolean coded = digits.length() == DIGITS + 1 && digits.startsWith("1");
        if (!coded && (plus || digits.length() != DIGITS)) {
            return null;
        }
        String national = digits.substring(digits.length() - DIGITS);
        return national.charAt(0) < '2'
                ? null
                : new PhoneNumber().setCountryCode(CALLING_CODE).setNationalNumber(Long.parseLong(national));
    }

    /**
     * Whether a number is written as in the United States, such as (281) 741-1316, where numbers in parentheses begin with a
     * zero: it may be of either country.
     */
    static boolean isWrittenAbroad(String text, String region) {
        return IN_PARENTHESES.matcher(text).matches()
                && !REGIONS.contains(region)
                && TRUNK_ZERO.equals(LIBRARY.getNddPrefixForRegion(region, true))
                && LIBRARY.isValidNumber(
                        new PhoneNumber().setCountryCode(CALLING_CODE).setNationalNumber(Long.parseLong(digits(text))));
    }

    /** Whether callers pay for the number: no person has it, but a number of another country may look like it. */
    static boolean isPremium(PhoneNumber number) {
        return number.getCountryCode() == CALLING_CODE && number.getNationalNumber() / SUBSCRIBERS == PREMIUM;
    }

    /** The digits of a text; empty where it has more than those and the marks between them. */
    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (MARKS.indexOf(c) < 0) {
                return "";
            }
        }
        return digits.toString();
    }
}
