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
        Map<String, String> fields = new LinkedHashMap<>();
        if (body != null) {
            JsonMapper.shared()
                    .readTree(body)
                    .propertyStream()
                    .forEach(field -> fields.put(field.getKey(), text(field.getValue())));
        }
        return fields;
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(SentFields::text).collect(Collectors.joining(", "));
        }
        return value.isString() ? value.asString() : value.toString();
    }
}
