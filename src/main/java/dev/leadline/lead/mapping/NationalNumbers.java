package dev.leadline.lead.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phone numbers of ten digits, or with a zero in front as in other countries, without a country code and without American
 * grouping. By chance, about half of those of other countries are valid in the United States, so that many that are not valid
 * speak against all of them.
 */
final class NationalNumbers {

    private static final Pattern AMERICAN = Pattern.compile("\\(?\\d{3}\\)?[-. /]*\\d{3}[-. ]+\\d{4}");
    private static final Pattern PLACEHOLDER = Pattern.compile("(\\d)\\1{9}|1234567890|0123456789|9876543210");
    private static final Pattern AREA_CODE = Pattern.compile("\\(?([2-9]\\d{2})\\)?(?:\\.0)?");
    private static final Pattern LOCAL = Pattern.compile("\\d{3}[-. ]?\\d{4}");
    private static final int DIGITS = 10;
    private static final int FEWEST = 2;
    private static final double SHARE = 0.3;
    /** So many different ones of another country are hardly all valid. */
    private static final int ENOUGH = 5;

    private static final Pattern FICTION = Pattern.compile("1?555\\d{7}");
    private static final int FEWEST_DIGITS = 7;
    private static final Pattern WITH_TRUNK_ZERO = Pattern.compile("0[1-9]\\d{7,9}");

    private long unknown;
    private int all;
    private int failing;

    void add(String value, boolean isValid) {
        String digits = value.replaceAll("\\D", "");
        boolean mayBeNational = value.indexOf('+') < 0 && digits.length() >= FEWEST_DIGITS;
        unknown += isValid || !mayBeNational || FICTION.matcher(digits).matches() ? 0 : 1;
        if (value.indexOf('+') >= 0
                || (digits.length() != DIGITS
                        && !WITH_TRUNK_ZERO.matcher(digits).matches())
                || AMERICAN.matcher(value).matches()
                || PLACEHOLDER.matcher(digits).matches()) {
            return;
        }
        all++;
        failing += isValid ? 0 : 1;
    }

    /** How many are not valid and have no country code: in another region they may be. */
    long unknown() {
        return unknown;
    }

    boolean areForeign() {
        return failing >= FEWEST && failing >= SHARE * all;
    }

    /** Whether those that are valid may be so by chance. */
    boolean mayBeByChance() {
        return all > failing && (failing > 0 || all < ENOUGH);
    }

    /** Whether some are valid. */
    boolean areValid() {
        return all > failing;
    }

    static boolean isAreaCode(String value) {
        return AREA_CODE.matcher(value.strip()).matches();
    }

    /**
     * A number with its area code.
     *
     * @param areaCode what another column says it is
     * @param number as it is written
     * @return the number as it is written where it has an area code already, or the other column has none
     */
    static String withAreaCode(String areaCode, String number) {
        Matcher code = AREA_CODE.matcher(areaCode.strip());
        return lacksAreaCode(number) && code.matches() ? code.group(1) + "-" + number.strip() : number;
    }

    /** Whether a value is an American number without its area code. */
    static boolean lacksAreaCode(String value) {
        return LOCAL.matcher(value.strip()).matches();
    }
}
