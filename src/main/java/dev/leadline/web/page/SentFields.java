package dev.leadline.web.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A body as fields and values for people. */
public final class SentFields {

    private SentFields() {}

    /** In the order in which they are sent; empty for a row of which nothing is. */
    public static Map<String, String> of(@Nullable String body) {
        return body == null ? Map.of() : of(JsonMapper.shared().readTree(body));
    }

    /** The same of a body that is not sent yet. */
    public static Map<String, String> of(Map<String, Object> body) {
        return of(JsonMapper.shared().<JsonNode>valueToTree(body));
    }

    private static Map<String, String> of(JsonNode body) {
        Map<String, String> fields = new LinkedHashMap<>();
        body.propertyStream().forEach(field -> fields.put(field.getKey(), text(field.getKey(), field.getValue())));
        return fields;
    }

    private static String text(String field, JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(one -> text(field, one)).collect(Collectors.joining(", "));
        }
        String text = value.isString() ? value.asString() : value.toString();
        return DollarAmount.isFor(field) ? DollarAmount.of(text) : text;
    }
}
