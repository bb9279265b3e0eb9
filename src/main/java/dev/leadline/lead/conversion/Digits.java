package dev.leadline.lead.conversion;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a parsed number has all digits of its text. libphonenumber leaves out what it takes for a prefix, so that one
 * digit too many becomes somebody else's number.
 */
final class Digits {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final Pattern INTERNATIONAL_PREFIX = Pattern.compile("00|011|0011|010|810");

    private Digits() {}

    static boolean all(String number, String region, PhoneNumber parsed) {
        String base = PhoneNumbers.EXTENSION.matcher(number).replaceFirst("").replace("(0)", "");
        String digits = PhoneNumberUtil.normalizeDigitsOnly(PhoneNumberUtil.convertAlphaCharactersInNumber(base));
        String national = LIBRARY.getNationalSignificantNumber(parsed);
        // some countries write a mobile number with other digits at home and abroad
        if (!digits.endsWith(national)) {
            return true;
        }
        String prefix = digits.substring(0, digits.length() - national.length());
        String code = String.valueOf(parsed.getCountryCode());
        return prefix.isEmpty()
                || prefix.equals(code)
                || isPrefix(prefix, base.startsWith("+"), code, trunk(region, parsed));
    }

    private static boolean isPrefix(String prefix, boolean plus, String code, @Nullable String trunk) {
        boolean doubled = "0".equals(trunk) && prefix.equals(code + trunk);
        return doubled || (!plus && (prefix.equals(trunk) || isInternational(prefix, code)));
    }

    private static boolean isInternational(String prefix, String code) {
        return prefix.endsWith(code)
                && INTERNATIONAL_PREFIX
                        .matcher(prefix.substring(0, prefix.length() - code.length()))
                        .matches();
    }

    private static @Nullable String trunk(String region, PhoneNumber parsed) {
        String own = LIBRARY.getRegionCodeForNumber(parsed);
        return LIBRARY.getNddPrefixForRegion(own == null ? region : own, true);
    }
}
