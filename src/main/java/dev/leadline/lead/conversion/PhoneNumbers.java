package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.BAD_PHONE;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.leadline.lead.WarningCode;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Nothing;
import dev.leadline.lead.conversion.Converted.Several;
import dev.leadline.lead.conversion.Converted.Value;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers to E.164. A number must be valid, not merely possible: 123-456-7890 has the right length and reaches
 * nobody. The numbers kept for fiction, such as (617) 555-0123, are valid.
 */
final class PhoneNumbers {

    private static final int LONGEST = 60;
    private static final int DIGITS_OF_A_NUMBER = 7;
    private static final int FEWEST_FOREIGN = 3;
    private static final double MOST_OF_A_COLUMN = 0.8;
    private static final int FEWEST_DIGITS_WITH_CODE = 10;
    private static final int MOST_DIGITS_WITH_CODE = 15;
    private static final String MARKS = " ()-./";
    private static final int NORTH_AMERICA = 1;
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private static final Pattern PREFIX = Pattern.compile(
            "^(?:p|tel|phone|telephone|ph|cell|mobile|home|work|mob|whatsapp|sms|text|call|c|h|w|m|o)(?:\\s?[:.#]|\\s)\\s?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LABEL = Pattern.compile(
            "\\s?[(\\[]?(?<![a-z])(?:mobile|mob|cell|home|work|office|phone|voice|c|h|m|w|o)[)\\]]?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:[.,]\\d+)?e\\+?\\d+", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPREADSHEET_FRACTION = Pattern.compile("(\\+?\\d{7,15})\\.0+");
    private static final Pattern TWO = Pattern.compile(
            "[/,;&|\\n]|:::|\\s(?:or|and)\\s|(?<=\\d{4}|\\))\\s+(?:-\\s+)?(?=\\(?\\d{3}\\)?[-. ]?\\d{3}[-. ]?\\d{4}\\b)|(?<=\\d)\\s+(?=(?:c|h|w|m|o|cell|home|work|mobile|office)\\s?:)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ABROAD = Pattern.compile("^00(?=[1-9])");
    private static final Pattern CALLING_CODE = Pattern.compile("(?:\\+|00)?([1-9]\\d{0,2})");
    static final Pattern EXTENSION =
            Pattern.compile("[\\s,;]*(?:extension|extn|ext|x|#)[.:=\\s]*\\d{1,7}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern VANITY =
            Pattern.compile("(?:\\+?1[-. ]?)?\\(?8(?:00|33|44|55|66|77|88)\\)?[-. ]?(?:[0-9A-Za-z][-.]?){7}");

    private PhoneNumbers() {}

    static Converted convert(String text, String region) {
        if (text.length() > LONGEST) {
            return Failed.of(BAD_PHONE, UserMessage.of("lead.cell.text-too-long-for-phone", CellText.quote(text)));
        }
        PhoneNumber american = NorthAmerican.number(text, region);
        if (american != null && LIBRARY.isValidNumber(american) && !NorthAmerican.isPremium(american)) {
            return new Value(LIBRARY.format(american, PhoneNumberFormat.E164));
        }
        String number = unwrap(text);
        if (SCIENTIFIC.matcher(number).matches()) {
            return Failed.of(BAD_PHONE, UserMessage.of("lead.cell.rounded-phone", CellText.quote(text)));
        }
        if (holdsTwo(number)) {
            return several(text, region);
        }
        if (hasStrayLetters(number)) {
            return Failed.of(BAD_PHONE, UserMessage.of("lead.cell.phone-with-text", CellText.quote(text)));
        }
        return read(text, number, region);
    }

    private static Converted several(String text, String region) {
        List<Value> numbers = new ArrayList<>();
        for (String part : TWO.split(text)) {
            Converted number = CellText.clean(part).isEmpty() ? new Nothing() : convert(CellText.clean(part), region);
            if (number instanceof Value value) {
                numbers.add(value);
            } else if (!(number instanceof Nothing)) {
                return Failed.of(BAD_PHONE, UserMessage.of("lead.cell.several-phones", CellText.quote(text)));
            }
        }
        return Several.of(numbers);
    }

    private static Converted read(String text, String number, String region) {
        if (NorthAmerican.isWrittenAbroad(number, region)) {
            return Failed.of(
                    BAD_PHONE, UserMessage.of("lead.cell.american-phone-abroad", CellText.quote(text), region));
        }
        try {
            PhoneNumber parsed = LIBRARY.parse(number, region);
            boolean valid = LIBRARY.isValidNumber(parsed);
            UserMessage fault = fault(CellText.quote(text), number, region, parsed, valid);
            return fault == null
                    ? new Value(LIBRARY.format(parsed, PhoneNumberFormat.E164), warning(parsed, valid))
                    : Failed.of(BAD_PHONE, fault);
        } catch (NumberParseException e) {
            return e.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE && !number.startsWith("+")
                    ? Failed.of(BAD_PHONE, UserMessage.of("lead.cell.phone-without-country", CellText.quote(text)))
                    : Failed.of(BAD_PHONE, UserMessage.of("lead.cell.no-phone", CellText.quote(text)));
        }
    }

    private static @Nullable WarningCode warning(PhoneNumber parsed, boolean valid) {
        if (!valid) {
            return WarningCode.UNKNOWN_AREA_CODE;
        }
        return parsed.hasExtension() ? WarningCode.EXTENSION_LEFT_OUT : null;
    }

    private static @Nullable UserMessage fault(
            String quoted, String number, String region, PhoneNumber parsed, boolean valid) {
        if (!Digits.all(number, region, parsed)) {
            return UserMessage.of("lead.cell.phone-too-long", quoted);
        }
        if (NorthAmerican.isPremium(parsed)) {
            return UserMessage.of("lead.cell.premium-number", quoted);
        }
        return valid || NewAreaCodes.mayContain(number, parsed)
                ? null
                : fault(quoted, LIBRARY.isPossibleNumberWithReason(parsed));
    }

    private static UserMessage fault(String quoted, ValidationResult reason) {
        return switch (reason) {
            case IS_POSSIBLE_LOCAL_ONLY -> UserMessage.of("lead.cell.phone-without-area", quoted);
            case TOO_SHORT -> UserMessage.of("lead.cell.phone-too-short", quoted);
            case TOO_LONG -> UserMessage.of("lead.cell.phone-too-long", quoted);
            default -> UserMessage.of("lead.cell.no-phone", quoted);
        };
    }

    private static String unwrap(String text) {
        String number = CellText.clean(PREFIX.matcher(text).replaceFirst(""));
        number = ABROAD.matcher(number.startsWith("'") ? number.substring(1) : number)
                .replaceFirst("+");
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

    /**
     * The country of a name, a two-letter or three-letter code, or a calling code such as +91.
     *
     * @return {@link ColumnFormat#UNKNOWN_REGION} when the text is none of them
     */
    static String country(String text) {
        String named = Places.country(text);
        if (named != null) {
            return named;
        }
        Matcher code = CALLING_CODE.matcher(text);
        String region = code.matches() ? LIBRARY.getRegionCodeForCountryCode(Integer.parseInt(code.group(1))) : "";
        return region.matches("[A-Z]{2}") ? region : ColumnFormat.UNKNOWN_REGION;
    }

    /** The country of a number with a calling code other than +1. */
    static Optional<String> countryOfNumber(String text) {
        boolean mayNameOne = text.contains("+") || text.contains("00");
        String number = !mayNameOne || text.startsWith("+1") || text.length() > LONGEST ? "" : unwrap(text);
        if (!number.startsWith("+")) {
            return Optional.empty();
        }
        try {
            PhoneNumber parsed = LIBRARY.parse(number, ColumnFormat.UNKNOWN_REGION);
            return Optional.ofNullable(LIBRARY.getRegionCodeForNumber(parsed))
                    .filter(region -> parsed.getCountryCode() != NORTH_AMERICA && region.matches("[A-Z]{2}"));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Whether numbers without a calling code belong to a region: most of those with as many digits are valid there. */
    static boolean belongTo(String region, List<String> values) {
        int valid = 0;
        int foreign = 0;
        for (String value : values) {
            String number = value.length() > LONGEST ? "+" : unwrap(CharacterForms.plain(value));
            if (!number.startsWith("+") && isPossible(number, region)) {
                boolean fits = read(value, number, region) instanceof Value known
                        && known.remark() != WarningCode.UNKNOWN_AREA_CODE;
                valid += fits ? 1 : 0;
                foreign += fits ? 0 : 1;
            }
        }
        return foreign < FEWEST_FOREIGN || foreign <= valid;
    }

    /**
     * The country of numbers with a calling code but without +, as spreadsheets leave them: 919876543210 is an Indian number.
     *
     * @return empty where a few numbers cannot tell, or where they are of several countries
     */
    static Optional<String> countryOfCodes(String region, List<String> values) {
        Map<String, Integer> countries = new HashMap<>();
        int all = 0;
        for (String value : values) {
            String number = value.length() > LONGEST ? "+" : unwrap(CharacterForms.plain(value));
            if (!number.startsWith("+") && number.chars().anyMatch(Character::isDigit)) {
                all++;
                if (mayHaveCode(number) && !isPossible(number, region)) {
                    countryOfNumber("+" + number).ifPresent(country -> countries.merge(country, 1, Integer::sum));
                }
            }
        }
        int clear = (int) Math.ceil(MOST_OF_A_COLUMN * all);
        return countries.entrySet().stream()
                .filter(entry -> entry.getValue() >= Math.max(FEWEST_FOREIGN, clear))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a text has nothing but the digits of a number and its calling code, and marks between them. */
    private static boolean mayHaveCode(String number) {
        long digits = number.chars().filter(Character::isDigit).count();
        return digits >= FEWEST_DIGITS_WITH_CODE
                && digits <= MOST_DIGITS_WITH_CODE
                && number.chars().allMatch(c -> Character.isDigit(c) || MARKS.indexOf(c) >= 0);
    }

    private static boolean isPossible(String number, String region) {
        try {
            return LIBRARY.isPossibleNumberWithReason(LIBRARY.parse(number, region)) == ValidationResult.IS_POSSIBLE;
        } catch (NumberParseException e) {
            return false;
        }
    }

    private static boolean hasStrayLetters(String number) {
        String base = EXTENSION.matcher(number).replaceFirst("");
        return base.chars().anyMatch(Character::isLetter)
                && !VANITY.matcher(base).matches();
    }

    /** The region in upper case, when libphonenumber knows it. */
    static String knownRegion(String region) {
        String known = region.toUpperCase(Locale.ROOT);
        if (!LIBRARY.getSupportedRegions().contains(known)) {
            throw UserException.usage("lead.not-a-region", CellText.quote(region));
        }
        return known;
    }
}
