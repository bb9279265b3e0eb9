package dev.leadline.lead.mapping;

import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import java.util.Optional;

/** A value that every lead of an import gets, before there is a file. */
public final class ConstantValue {

    private ConstantValue() {}

    /** What is wrong with a value of a field; empty where the field can have it, and where the target has no such field. */
    public static Optional<String> problem(Target target, String field, String text) {
        return target.field(field).flatMap(known -> {
            if (known.type() == FieldType.ID && text.strip().chars().anyMatch(Character::isWhitespace)) {
                return Optional.of(UserMessage.of("lead.mapping.id-with-spaces", text, field)
                        .text());
            }
            try {
                ApiForm.value(target, known, text, UserMessage.of("lead.mapping.value-of-field", text, field));
                return Optional.empty();
            } catch (UserException e) {
                return Optional.ofNullable(e.getMessage());
            }
        });
    }
}
