package dev.leadline.lead;

import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One field of a target's request body, as the target's document states it.
 *
 * @param name the field's name in the API, such as {@code email_1}
 * @param type what it holds
 * @param required whether every body must have it
 * @param minimum the least value of a number or of each number of a list, or null when there is none
 * @param maximum the greatest such value, or null when there is none
 * @param maxLength the greatest length of a text in characters, or null when there is none
 * @param allowed the values that a choice may have; empty when nobody has published them
 * @param defaultValue what the API assumes when the field is not sent, or null when nothing is said
 * @param description what the field means, one sentence
 */
public record Field(
        String name,
        FieldType type,
        boolean required,
        @Nullable Integer minimum,
        @Nullable Integer maximum,
        @Nullable Integer maxLength,
        List<String> allowed,
        @Nullable String defaultValue,
        String description) {

    public Field {
        allowed = List.copyOf(allowed);
    }

    /** The field where another's rules hold as well: required by either, and the tighter of two limits. */
    Field and(Field other) {
        return new Field(
                name,
                type,
                required || other.required,
                tighter(minimum, other.minimum, Math::max),
                tighter(maximum, other.maximum, Math::min),
                tighter(maxLength, other.maxLength, Math::min),
                allowed.isEmpty()
                        ? other.allowed
                        : allowed.stream()
                                .filter(value -> other.allowed.isEmpty() || other.allowed.contains(value))
                                .toList(),
                other.defaultValue != null ? other.defaultValue : defaultValue,
                other.description);
    }

    /**
     * The same field with no greatest value.
     *
     * @return a field that takes any number from the least one on
     */
    public Field withoutMaximum() {
        return new Field(name, type, required, minimum, null, maxLength, allowed, defaultValue, description);
    }

    /**
     * The same field with no greatest length.
     *
     * @return a field that takes any text
     */
    public Field withoutMaxLength() {
        return new Field(name, type, required, minimum, maximum, null, allowed, defaultValue, description);
    }

    private static @Nullable Integer tighter(
            @Nullable Integer one, @Nullable Integer other, BinaryOperator<Integer> choice) {
        if (one == null) {
            return other;
        }
        return other == null ? one : choice.apply(one, other);
    }
}
