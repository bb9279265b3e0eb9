package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.OUT_OF_RANGE;
import static dev.leadline.lead.ProblemCode.TOO_LONG;

import dev.leadline.lead.Field;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Value;
import dev.leadline.message.UserMessage;

/** Checks the limits of a field. */
final class FieldLimits {

    private FieldLimits() {}

    /** The number, if it is within the limits of the field. */
    static Converted check(Field field, String text, int number) {
        Integer minimum = field.minimum();
        Integer maximum = field.maximum();
        if (minimum != null && number < minimum) {
            return Failed.of(
                    OUT_OF_RANGE,
                    UserMessage.of("lead.cell.below-minimum", CellText.quote(text), minimum, field.name()));
        }
        if (maximum != null && number > maximum) {
            return Failed.of(
                    OUT_OF_RANGE,
                    UserMessage.of("lead.cell.above-maximum", CellText.quote(text), maximum, field.name()));
        }
        return new Value(number);
    }

    /** The text, if it is not too long for the field. */
    static Converted check(Field field, String text) {
        Integer room = field.maxLength();
        int length = text.codePointCount(0, text.length());
        return room == null || length <= room
                ? new Value(text)
                : Failed.of(
                        TOO_LONG,
                        UserMessage.of("lead.cell.too-long", CellText.quote(text), length, field.name(), room));
    }
}
