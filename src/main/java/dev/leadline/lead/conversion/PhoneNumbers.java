package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.BAD_PHONE;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.leadline.lead.UsageException;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Value;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phone numbers to E.164. A number must be valid, not merely possible: 123-456-7890 has the right length and reaches
 * nobody. The numbers kept for fiction, such as (617) 555-0123, are valid.
 */
final class PhoneNumbers {

    private static final int LONGEST = 60;
    private static final int DIGITS_OF_A_NUMBER = 7;

    private static final Pattern PREFIX = Pattern.compile(
            "^(?:p|tel|phone|telephone|ph|cell|mobile|home|work|mob)(?:\\s?[:.#]|\\s)\\s?", Pattern.CASE_INSENSITIVE);
    private static final Pattern LABEL = Pattern.compile(
            "\\s?[(\\[]?(?<![a-z])(?:mobile|mob|cell|home|work|office|phone|voice|c|h|m|w|o)[)\\]]?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:[.,]\\d+)?e\\+?\\d+", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPREADSHEET_FRACTION = Pattern.compile("(\\+?\\d{7,15})\\.0+");
    private static final Pattern TWO = Pattern.compile("[/,;&|\\n]|\\s(?:or|and)\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXTENSION =
            Pattern.compile("[\\s,;]*(?:extension|extn|ext|x|#)[.:=\\s]*\\d{1,7}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern VANITY =
            Pattern.compile("(?:\\+?1[-. ]?)?\\(?8(?:00|33|44|55|66|77|88)\\)?[-. ]?(?:[0-9A-Za-z][-.]?){7}");

    private PhoneNumbers() {}

    static Converted convert(String text, String region) {
        if (text.length() > LONGEST) {
            return Failed.of(BAD_PHONE, CellText.quote(text) + " is too long for a phone number.");
        }
        String number = unwrap(text);
        if (SCIENTIFIC.matcher(number).matches()) {
            return Failed.of(
                    BAD_PHONE,
                    CellText.quote(text) + " is a phone number that a spreadsheet rounded. Its last digits are lost.",
                    "Format the column as text and enter the number again.");
        }
        if (holdsTwo(number)) {
            return Failed.of(
                    BAD_PHONE, CellText.quote(text) + " contains more than one phone number.", "Keep only one.");
        }
        if (hasStrayLetters(number)) {
            return Failed.of(BAD_PHONE, CellText.quote(text) + " contains text that is not part of a phone number.");
        }
        return read(text, number, region);
    }

    private static Converted read(String text, String number, String region) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber parsed = library.parse(number, region);
            if (library.isValidNumber(parsed)) {
                String e164 = library.format(parsed, PhoneNumberFormat.E164);
                return new Value(e164, parsed.hasExtension() ? ConversionNote.EXTENSION_LEFT_OUT : null);
            }
            return Failed.of(BAD_PHONE, CellText.quote(text) + " " + fault(library.isPossibleNumberWithReason(parsed)));
        } catch (NumberParseException e) {
            return Failed.of(BAD_PHONE, CellText.quote(text) + " is not a valid phone number.");
        }
    }

    private static String fault(ValidationResult reason) {
        return switch (reason) {
            case IS_POSSIBLE_LOCAL_ONLY -> "has no area code.";
            case TOO_SHORT -> "has too few digits for a phone number.";
            case TOO_LONG -> "has too many digits for a phone number.";
            default -> "is not a valid phone number.";
        };
    }

    private static String unwrap(String text) {
        String number = CellText.clean(PREFIX.matcher(text).replaceFirst(""));
        number = number.startsWith("'") ? number.substring(1) : number;
        Matcher fraction = SPREADSHEET_FRACTION.matcher(number);
        return fraction.matches() ? fraction.group(1) : LABEL.matcher(number).replaceFirst("");
    }

    private static boolean holdsTwo(String number) {
        int numbers = 0;
        for (String part : TWO.split(number)) {
            numbers += part.chars().filter(Character::isDigit).count() >= DIGITS_OF_A_NUMBER ? 1 : 0;
        }
        return numbers > 1;
    }

    private static boolean hasStrayLetters(String number) {
        String base = EXTENSION.matcher(number).replaceFirst("");
        return base.chars().anyMatch(Character::isLetter)
                && !VANITY.matcher(base).matches();
    }

    /** The region in upper case, when libphonenumber knows it. */
    static String knownRegion(String region) {
        String known = region.toUpperCase(Locale.ROOT);
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(known)) {
            throw new UsageException(CellText.quote(region)
                    + " is not a known phone region. Enter a two-letter country code, such as US or CA.");
        }
        return known;
    }
}
