package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.ColumnFormat.MoneyUnit;
import dev.leadline.lead.conversion.Converted;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a value that converts looks like what its field holds, where conversion allows more than that. */
final class ValueLook {

    private static final Pattern EMAIL = Pattern.compile("\\S+@\\S+\\.\\S+");
    private static final Pattern URL = Pattern.compile("(?i)(https?://|www\\.)\\S+");
    private static final Pattern PHONE = Pattern.compile("(?:p:|tel:)?[+(]?\\d[\\d() .+/-]{8,}\\d");
    private static final Pattern DATE = Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}([T ].*)?");
    private static final Pattern MONEY = Pattern.compile("[$€£] ?\\d[\\d,.]*k?|\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern PRICE = Pattern.compile("[1-9]\\d{5,}(\\.\\d+)?");
    private static final Pattern ZIP = Pattern.compile("(?i)(?:z:)?[a-z0-9][a-z0-9 -]{1,9}(\\.0+)?");
    private static final Pattern STREET = Pattern.compile(
            "(?i).*(\\b(st|street|ave|avenue|rd|road|box|lane|ln|drive|dr|blvd|boulevard|court|ct|way|place|pl|rue|chemin|calle"
                    + "|avenida|rua|via|viale|piazza)\\b|(str\\.|strasse|straße|weg|gasse|platz|allee|straat|laan)(?!\\p{L})).*");
    private static final Pattern CODE = Pattern.compile("0\\d+");
    private static final Pattern STATE =
            Pattern.compile("(?i:A[BKLRZ]|BC|C[AOT]|D[CE]|FL|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ABDEINOST]|N[BCDEHJLMSTUVY]|"
                    + "O[HKNR]|P[AER]|QC|RI|S[CDK]|T[NX]|UT|V[AIT]|W[AIVY]|YT|ohio|iowa|utah)|[A-Z]{2,3}|.{5,}");
    /** Ways to get in touch. A contact type such as "customer" says who somebody is. */
    private static final Pattern CONTACT =
            Pattern.compile("(?i)(?<!\\p{L})(phone|call|e-?mail|mail|text|sms|message|whats"
                    + " ?app|chat|web|internet|online|walk|visit|tour|in.person|letter|fax|video|social|facebook|instagram|any|either|both|no"
                    + " preference|tele|correo|courriel|anruf|appel|llamada)");

    private static final Pattern NUMBERED_NAME = Pattern.compile("\\p{L}+\\d*\\p{L}*( \\p{L}+\\d*\\p{L}*)*");
    private static final Pattern NUMBERED = Pattern.compile("\\d+\\s.*");
    private static final Set<String> YES_OR_NO = Set.of("yes", "no", "true", "false", "y", "n", "x");
    private static final int MOST_CHARS_OF_A_NAME = 60;
    private static final int MOST_DIGITS_OF_A_ZIP = 9;
    private static final int LEAST_CENTS = 10_000;
    private static final int DIGITS_OF_A_PHONE = 10;
    private static final int MOST_PEOPLE = 20;
    private static final int MOST_BEDROOMS = 9;

    private ValueLook() {}

    static boolean suits(Field field, String value, Converted converted, ColumnFormat format) {
        return switch (field.type()) {
            case NAME -> isPersonName(value);
            case MONEY -> format.moneyUnit() == MoneyUnit.CENTS || isRent(value, converted);
            case INTEGER -> !field.name().equals("number_of_occupants") || greatest(converted) <= MOST_PEOPLE;
            case BEDROOMS -> greatest(converted) <= MOST_BEDROOMS;
            case TEXT, CHOICE -> text(field, value);
            default -> true;
        };
    }

    static boolean isName(String value) {
        return hasLetter(value)
                && value.length() <= MOST_CHARS_OF_A_NAME
                && !hasDigit(value)
                && !isSomethingElse(value);
    }

    /** A name of a person; those in test data are often numbered. */
    static boolean isPersonName(String value) {
        return isName(value) || (NUMBERED_NAME.matcher(value).matches() && !isSomethingElse(value));
    }

    /** Whether a value is clearly not of the field, and no slip of the pen. */
    static boolean isOther(Field field, String value, Converted converted) {
        return switch (field.type()) {
            case EMAIL, PHONE, ID, NAME -> false;
            case TEXT, CHOICE -> isContact(value) || (field.name().equals("country") && !hasLetter(value));
            default ->
                converted instanceof Converted.Failed
                        && (isContact(value)
                                || (field.type() == FieldType.MONEY
                                        && PRICE.matcher(value.replaceAll("[$, ]", ""))
                                                .matches()));
        };
    }

    private static boolean isContact(String value) {
        return EMAIL.matcher(value).matches()
                || URL.matcher(value).matches()
                || (PHONE.matcher(value).matches()
                        && value.chars().filter(Character::isDigit).count() >= DIGITS_OF_A_PHONE);
    }

    private static boolean text(Field field, String value) {
        return switch (field.name()) {
            case "zip" ->
                ZIP.matcher(value).matches()
                        && zipDigits(value)
                        && !DATE.matcher(value).matches();
            case "city" -> isName(value);
            case "state" -> isName(value) && STATE.matcher(value).matches();
            case "country" -> hasLetter(value) && !isSomethingElse(value);
            case "address_1" ->
                hasLetter(value) && (hasDigit(value) || STREET.matcher(value).matches()) && !isSomethingElse(value);
            case "address_2" -> !isSomethingElse(value);
            case "notes" -> hasLetter(value) && !isContact(value);
            case "prospect_source" ->
                hasLetter(value)
                        && !isSomethingElse(value)
                        && !NUMBERED.matcher(value).matches();
            case "first_contact_type", "preferred_contact_method" ->
                (!field.allowed().isEmpty() || CONTACT.matcher(value).find()) && !isSomethingElse(value);
            default -> hasLetter(value) && !isSomethingElse(value);
        };
    }

    private static boolean zipDigits(String value) {
        long digits = value.chars().filter(Character::isDigit).count();
        return digits > 0 && digits <= MOST_DIGITS_OF_A_ZIP;
    }

    private static boolean isSomethingElse(String value) {
        return isContact(value)
                || DATE.matcher(value).matches()
                || MONEY.matcher(value).matches()
                || YES_OR_NO.contains(value.toLowerCase(Locale.ROOT));
    }

    private static boolean hasLetter(String value) {
        return value.codePoints().anyMatch(Character::isLetter);
    }

    private static boolean hasDigit(String value) {
        return value.chars().anyMatch(Character::isDigit);
    }

    private static boolean isRent(String value, Converted converted) {
        return amounts(converted) >= LEAST_CENTS && !CODE.matcher(value).matches();
    }

    private static int amounts(Converted converted) {
        if (converted instanceof Converted.Parts parts) {
            return parts.values().values().stream()
                    .mapToInt(ValueLook::number)
                    .max()
                    .orElse(LEAST_CENTS);
        }
        return greatest(converted);
    }

    private static int greatest(Converted converted) {
        if (!(converted instanceof Converted.Value value)) {
            return 0;
        }
        return value.value() instanceof List<?> list
                ? list.stream().mapToInt(ValueLook::number).max().orElse(0)
                : number(value.value());
    }

    private static int number(Object value) {
        return value instanceof Integer integer ? integer : 0;
    }
}
