package dev.leadline.cli.output;

import dev.leadline.lead.Field;
import dev.leadline.lead.Target;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Targets for programs. */
public final class TargetsJson {

    private TargetsJson() {}

    /** All targets with their fields. */
    public static String of(List<Target> targets) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        targets.forEach(target -> array.add(head(target)));
        return array.toPrettyString() + "\n";
    }

    /** One target with its fields. */
    public static String of(Target target) {
        ObjectNode json = head(target);
        ArrayNode fields = json.putArray("fields");
        target.fields().forEach(field -> fields.add(json(field)));
        ArrayNode groups = json.putArray("any_of");
        target.anyOf().forEach(group -> group.forEach(groups.addArray()::add));
        return json.toPrettyString() + "\n";
    }

    private static ObjectNode head(Target target) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("target", target.name())
                .put("title", target.title())
                .put("path", target.path());
    }

    private static ObjectNode json(Field field) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("field", field.name())
                .put("type", field.type().name().toLowerCase(Locale.ROOT))
                .put("required", field.required())
                .put("minimum", field.minimum())
                .put("maximum", field.maximum())
                .put("max_length", field.maxLength());
        ArrayNode allowed = json.putArray("allowed");
        field.allowed().forEach(allowed::add);
        return json.put("default", field.defaultValue()).put("description", field.description());
    }
}
