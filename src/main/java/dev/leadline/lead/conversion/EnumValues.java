package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.NOT_ALLOWED;

import dev.leadline.lead.Field;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Value;
import dev.leadline.message.UserMessage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values of a list that a target closes: case and punctuation do not count. Where the list is open, text as it
 * stands.
 */
final class EnumValues {

    private static final Pattern BETWEEN = Pattern.compile("[,;|\\n]");

    private EnumValues() {}

    static Converted one(Field field, String text) {
        if (field.allowed().isEmpty()) {
            return FieldLimits.check(field, text);
        }
        Optional<String> match = match(field, text);
        return match.isPresent() ? new Value(match.get()) : notAllowed(field, text);
    }

    static Converted several(Field field, String text) {
        Set<String> values = new LinkedHashSet<>();
        for (String part : BETWEEN.split(text)) {
            String item = CellText.clean(part);
            if (item.isEmpty()) {
                continue;
            }
            Optional<String> match = field.allowed().isEmpty() ? Optional.of(item) : match(field, item);
            if (match.isEmpty()) {
                return notAllowed(field, item);
            }
            values.add(match.get());
        }
        return values.isEmpty() ? new Converted.Nothing() : new Value(List.copyOf(values));
    }

    /** The field's own spelling of a value, when it is one of those allowed. */
    static Optional<String> match(Field field, String text) {
        String letters = letters(text);
        return field.allowed().stream()
                .filter(allowed -> letters(allowed).equals(letters))
                .findFirst();
    }

    static Failed notAllowed(Field field, String text) {
        return Failed.of(
                NOT_ALLOWED,
                UserMessage.of(
                        "lead.cell.not-allowed",
                        CellText.quote(text),
                        field.name(),
                        String.join(", ", field.allowed())));
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
