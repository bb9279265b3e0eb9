package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.BAD_NUMBER;

import dev.leadline.lead.Field;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.message.UserMessage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole numbers: 2, 2.0, two, 2 people. "3+" and "1-2" are rejected, because they are not single numbers. */
final class WholeNumbers {

    private static final int LONGEST = 40;
    private static final Pattern NUMBER = Pattern.compile("(" + NumberWords.PATTERN + ")(?:\\.0{1,2})?"
            + "(?: (?:person|persons|people|ppl|adults?|occupants?|tenants?|residents?))?(?: total)?");
    private static final Pattern NEGATIVE = Pattern.compile("-\\d{1,9}");
    private static final Pattern SEVERAL = Pattern.compile("\\d+ ?(?:\\+|or more|and up)|\\d+ ?(?:-|to|or) ?\\d+");

    private WholeNumbers() {}

    static Converted convert(Field field, String text) {
        if (text.length() > LONGEST) {
            return Failed.of(BAD_NUMBER, UserMessage.of("lead.cell.no-whole-number", CellText.quote(text)));
        }
        if (field.name().endsWith("_in_months")) {
            return LeaseTerms.convert(field, text);
        }
        String plain = CellText.plain(text);
        Matcher number = NUMBER.matcher(plain);
        if (number.matches()) {
            return FieldLimits.check(field, text, NumberWords.read(number.group(1)));
        }
        if (NEGATIVE.matcher(plain).matches()) {
            return Failed.of(BAD_NUMBER, UserMessage.of("lead.cell.negative", CellText.quote(text)));
        }
        return SEVERAL.matcher(plain).matches()
                ? Failed.of(BAD_NUMBER, UserMessage.of("lead.cell.several-numbers", CellText.quote(text)))
                : Failed.of(BAD_NUMBER, UserMessage.of("lead.cell.no-whole-number", CellText.quote(text)));
    }
}
