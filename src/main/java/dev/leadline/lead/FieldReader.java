package dev.leadline.lead;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one property of a target's body, which has passed the schema of targets. */
final class FieldReader {

    /** What a field holds where its JSON type alone cannot tell. */
    static final String TYPE = "x-type";
    /** Whether the maximum of a list's numbers stands for itself and everything above. */
    static final String AND_MORE = "x-and-more";
    /** What happens when the field is not sent. */
    static final String UNLESS_SET = "x-unless-set";

    private FieldReader() {}

    static Field read(String name, JsonNode property, boolean required) {
        JsonNode limits = property.path("type").asString().equals("array") ? property.path("items") : property;
        JsonNode byDefault = property.path("default");
        return new Field(
                name,
                type(property),
                required,
                number(limits, "minimum"),
                number(limits, "maximum"),
                number(limits, "maxLength"),
                limits.path("enum").valueStream().map(JsonNode::asString).toList(),
                byDefault.isMissingNode() ? null : byDefault.asString(),
                property.path("description").asString(""));
    }

    /** The JSON type, as in {@code array of string}, that a field of this type has. */
    static String jsonType(FieldType type) {
        return switch (type) {
            case TEXT, NAME, EMAIL, PHONE, DATE, CHOICE, ID -> "string";
            case MONEY, INTEGER -> "integer";
            case BOOLEAN -> "boolean";
            case CHOICES -> "array of string";
            case BEDROOMS -> "array of integer";
        };
    }

    static String jsonType(JsonNode property) {
        String type = property.path("type").asString();
        return type.equals("array")
                ? "array of " + property.path("items").path("type").asString()
                : type;
    }

    private static FieldType type(JsonNode property) {
        if (property.has(TYPE)) {
            return FieldType.valueOf(property.get(TYPE).asString().toUpperCase(Locale.ROOT));
        }
        return switch (jsonType(property)) {
            case "integer" -> FieldType.INTEGER;
            case "boolean" -> FieldType.BOOLEAN;
            case "array of string" -> FieldType.CHOICES;
            case "array of integer" -> FieldType.BEDROOMS;
            default -> property.has("enum") ? FieldType.CHOICE : FieldType.TEXT;
        };
    }

    private static @Nullable Integer number(JsonNode limits, String keyword) {
        JsonNode value = limits.path(keyword);
        return value.isInt() ? value.asInt() : null;
    }

    /** The names in a {@code required}, or none. */
    static List<String> required(JsonNode schema) {
        return schema.path("required").valueStream().map(JsonNode::asString).toList();
    }
}
