package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.OUT_OF_RANGE;
import static dev.leadline.lead.ProblemCode.TOO_LONG;

import dev.leadline.lead.Field;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Value;

/** The limits of a field, told in the field's terms. */
final class FieldLimits {

    private FieldLimits() {}

    /** The number, when the field may hold it. */
    static Converted check(Field field, String text, int number) {
        Integer minimum = field.minimum();
        Integer maximum = field.maximum();
        if (minimum != null && number < minimum) {
            return Failed.of(
                    OUT_OF_RANGE,
                    CellText.quote(text) + " is below " + minimum + ", the least that " + field.name() + " takes.");
        }
        if (maximum != null && number > maximum) {
            return Failed.of(
                    OUT_OF_RANGE,
                    CellText.quote(text) + " is above " + maximum + ", the greatest that " + field.name() + " takes.");
        }
        return new Value(number);
    }

    /** The text, when the field has room for it. */
    static Converted check(Field field, String text) {
        Integer room = field.maxLength();
        int length = text.codePointCount(0, text.length());
        return room == null || length <= room
                ? new Value(text)
                : Failed.of(
                        TOO_LONG,
                        CellText.quote(text) + " has " + length + " characters, and " + field.name() + " takes " + room
                                + ".");
    }
}
