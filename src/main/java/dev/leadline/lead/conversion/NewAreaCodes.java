package dev.leadline.lead.conversion;

import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;

/**
 * Area codes of North America that may have been assigned since libphonenumber's data was made: those that the numbering plan
 * keeps for areas, in a number that is written as Americans write it. Ten bare digits are more often a number of another country.
 */
final class NewAreaCodes {

    private static final int NORTH_AMERICA = 1;
    private static final Pattern SHAPE = Pattern.compile("(?!37|96|555|.11)[2-9][0-8]\\d(?!.11)[2-9]\\d{6}");
    private static final Pattern AMERICAN =
            Pattern.compile("\\+?1\\D{0,2}\\d{3}.*|(?:\\+?1[-. ]?)?(?:\\(\\d{3}\\) ?|\\d{3}[-. ])\\d{3}[-. ]?\\d{4}");

    private NewAreaCodes() {}

    static boolean mayContain(String number, PhoneNumber parsed) {
        return parsed.getCountryCode() == NORTH_AMERICA
                && SHAPE.matcher(String.valueOf(parsed.getNationalNumber())).matches()
                && AMERICAN.matcher(number.strip()).matches();
    }
}
