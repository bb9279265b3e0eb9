package dev.leadline.lead.conversion;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.leadline.message.UserException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the e-mail address or the phone number of one person in texts, however it is written there. */
public final class ContactMatcher {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\",;<>%]+@[^\\s@\",;<>%]+\\.[^\\s@\",;<>%]+");
    private static final String BETWEEN_DIGITS = "[\\s\\u00a0().\\-/\\u2010-\\u2014]{0,3}";
    private static final String OTHER_COUNTRY = "\\+\\d{1,3}[\\s().\\-]{0,3}";
    private static final String HOME_REGION = "US";

    private final String word;
    private final Pattern pattern;
    private final @Nullable Pattern national;
    private final int callingCode;
    private final String value;

    private ContactMatcher(String word, Pattern pattern, @Nullable Pattern national, int callingCode, String value) {
        this.word = word;
        this.pattern = pattern;
        this.national = national;
        this.callingCode = callingCode;
        this.value = value;
    }

    /**
     * An e-mail address, in upper or lower case.
     *
     * @throws UserException when the text is not an e-mail address
     */
    public static ContactMatcher ofEmail(String text) {
        String address = text.strip().toLowerCase(Locale.ROOT);
        if (!EMAIL.matcher(address).matches()) {
            throw UserException.usage("lead.not-an-email");
        }
        Pattern anywhere = Pattern.compile(
                "(?<![A-Za-z0-9._%+-])" + Pattern.quote(address) + "(?![A-Za-z0-9_-]|\\.[A-Za-z0-9])",
                Pattern.CASE_INSENSITIVE);
        return new ContactMatcher(address, anywhere, null, 0, address);
    }

    /**
     * A phone number. One without a country code is a number of the United States.
     *
     * @throws UserException when the text is not a phone number
     */
    public static ContactMatcher ofPhone(String text) {
        try {
            PhoneNumber number = LIBRARY.parse(text, HOME_REGION);
            if (LIBRARY.isPossibleNumber(number)) {
                return of(number);
            }
        } catch (NumberParseException e) {
            // said below
        }
        throw UserException.usage("lead.not-a-phone");
    }

    private static ContactMatcher of(PhoneNumber number) {
        String digits = LIBRARY.getNationalSignificantNumber(number);
        String spaced =
                digits.chars().mapToObj(Character::toString).collect(Collectors.joining(BETWEEN_DIGITS)) + "(?!\\d)";
        String code = number.getCountryCode() + BETWEEN_DIGITS + "(?:\\(?0\\)?" + BETWEEN_DIGITS + ")?";
        return new ContactMatcher(
                digits,
                Pattern.compile("(?<!\\d)(?:\\+|00|011)" + BETWEEN_DIGITS + code + "\\(?" + spaced),
                Pattern.compile("(?<![\\d+])(?<!" + OTHER_COUNTRY + ")(?:" + code + "|\\(?0?)\\(?" + spaced),
                number.getCountryCode(),
                LIBRARY.format(number, PhoneNumberUtil.PhoneNumberFormat.E164));
    }

    /** What every text with the person holds: the address in lower case, or the national digits of the number. */
    public String word() {
        return word;
    }

    public boolean isPhone() {
        return national != null;
    }

    /** Whether a value of a lead is the person's address or number. */
    public boolean isValue(String field) {
        return value.equals(field.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Whether a text holds the address or the number.
     *
     * @param region whose numbers the text writes without a country code, or null for that of the number
     */
    public boolean isIn(String text, @Nullable String region) {
        return pattern.matcher(text).find()
                || (isNational(region) && national(text).find());
    }

    /**
     * The text without the address or the number.
     *
     * @param region as for {@link #isIn}
     * @param replacement in their place
     */
    public String without(String text, @Nullable String region, String replacement) {
        String quoted = Matcher.quoteReplacement(replacement);
        String rest = pattern.matcher(text).replaceAll(quoted);
        return isNational(region) ? national(rest).replaceAll(quoted) : rest;
    }

    private boolean isNational(@Nullable String region) {
        return national != null && (region == null || LIBRARY.getCountryCodeForRegion(region) == callingCode);
    }

    private Matcher national(String text) {
        return (national == null ? pattern : national).matcher(text);
    }
}
