package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.BAD_MONEY;

import dev.leadline.lead.Field;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Parts;
import dev.leadline.lead.conversion.Converted.Value;
import dev.leadline.message.UserMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/** A field for the least or greatest of an amount, and the field beside it that holds the other end. */
record RentRange(Field field, String text, boolean allowed) {

    private static final String LEAST = "minimum";
    private static final String GREATEST = "maximum";

    Converted upTo(int cents) {
        if (field.name().contains(GREATEST)) {
            return new Value(cents);
        }
        return fillsBoth()
                ? new Parts(Map.of(named(GREATEST), cents))
                : noRoom(UserMessage.of("lead.cell.upper-limit", CellText.quote(text), field.name()));
    }

    Converted from(int cents) {
        if (field.name().contains(LEAST)) {
            return new Value(cents);
        }
        return fillsBoth()
                ? new Parts(Map.of(named(LEAST), cents))
                : noRoom(UserMessage.of("lead.cell.lower-limit", CellText.quote(text), field.name()));
    }

    Converted between(int least, int greatest) {
        if (!fillsBoth()) {
            return noRoom(UserMessage.of("lead.cell.rent-range", CellText.quote(text), field.name()));
        }
        Map<String, Object> ends = new LinkedHashMap<>();
        ends.put(named(LEAST), least);
        ends.put(named(GREATEST), greatest);
        return new Parts(ends);
    }

    private boolean fillsBoth() {
        return allowed && (field.name().contains(LEAST) || field.name().contains(GREATEST));
    }

    private String named(String end) {
        return field.name().contains(end) ? field.name() : field.name().replace(other(end), end);
    }

    private static String other(String end) {
        return end.equals(LEAST) ? GREATEST : LEAST;
    }

    private static Failed noRoom(UserMessage found) {
        return Failed.of(BAD_MONEY, found);
    }
}
