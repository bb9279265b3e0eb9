package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.BAD_ID;
import static dev.leadline.lead.ProblemCode.NOT_ALLOWED;

import dev.leadline.lead.Field;
import dev.leadline.lead.WarningCode;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Value;
import dev.leadline.message.UserMessage;
import java.util.regex.Pattern;

/** Text, which is sent unchanged except for address fields that have codes. */
final class TextValues {

    private static final int LONGEST_CODE = 40;
    private static final int STATE_CODE = 4;
    private static final int COUNTRY_CODE = 2;
    private static final Pattern ROUNDED = Pattern.compile("\\d(?:[.,]\\d{1,17})?[eE]\\+?\\d{1,3}");

    private TextValues() {}

    static Converted convert(Field field, String text, String region) {
        if (text.length() > LONGEST_CODE && !field.name().equals("state")) {
            return FieldLimits.check(field, text);
        }
        return switch (field.name()) {
            case "state" -> state(field, text, region);
            case "country" -> country(field, text);
            case "zip" -> zip(field, Places.zip(text, region));
            default -> FieldLimits.check(field, text);
        };
    }

    /** An ID, unless a spreadsheet rounded it. */
    static Converted id(Field field, String text) {
        return ROUNDED.matcher(text).matches()
                ? Failed.of(BAD_ID, UserMessage.of("lead.cell.rounded-id", CellText.quote(text)))
                : FieldLimits.check(field, text);
    }

    /** A code where the country has them; elsewhere the text, or nothing where the field has no room for it. */
    private static Converted state(Field field, String text, String region) {
        boolean hasCodes = Places.hasStateCodes(region);
        boolean takesCodes = hasCodes && isShort(field, STATE_CODE);
        String code = takesCodes ? Places.state(text) : null;
        Converted state = FieldLimits.check(field, code == null ? text : code);
        if (state instanceof Failed failed && takesCodes) {
            return Failed.of(failed.code(), UserMessage.of("lead.cell.unknown-state", CellText.quote(text)));
        }
        return state instanceof Failed && !hasCodes
                ? new Converted.Omitted(
                        WarningCode.STATE_LEFT_OUT,
                        UserMessage.of(
                                        "lead.cell.long-foreign-state",
                                        CellText.quote(text),
                                        String.valueOf(field.maxLength()),
                                        field.name())
                                .text())
                : state;
    }

    private static Converted country(Field field, String text) {
        if (!isShort(field, COUNTRY_CODE)) {
            return FieldLimits.check(field, text);
        }
        String code = Places.country(text);
        return code == null
                ? Failed.of(NOT_ALLOWED, UserMessage.of("lead.cell.unknown-country", CellText.quote(text)))
                : new Value(code);
    }

    private static Converted zip(Field field, Value zip) {
        return FieldLimits.check(field, zip.value().toString()) instanceof Failed failed ? failed : zip;
    }

    private static boolean isShort(Field field, int codeLength) {
        Integer room = field.maxLength();
        return room != null && room <= codeLength;
    }
}
