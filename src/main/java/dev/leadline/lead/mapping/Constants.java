package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.Target;
import dev.leadline.message.UserMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values that every lead of a run gets: the console's first, then the settings', the mapping's and the command line's. */
final class Constants {

    private final Target target;
    private final Map<String, Constant> byField = new LinkedHashMap<>();

    private Constants(Target target) {
        this.target = target;
    }

    private record Constant(String text, String origin) {}

    /** @param chosen what the account chosen in the console adds */
    static Constants of(PlanRequest request, Map<String, String> chosen) {
        Constants constants = new Constants(request.target());
        constants.add(chosen, "the console");
        constants.add(request.configured(), "settings");
        Mapping mapping = request.mapping();
        if (mapping != null) {
            constants.add(mapping.constants(), mapping.file());
        }
        constants.add(request.options(), "--set");
        return constants;
    }

    boolean has(String field) {
        return byField.containsKey(field);
    }

    /** Where the constant of a field was stated, for people. */
    String origin(String field) {
        Constant constant = byField.get(field);
        return constant == null ? "" : constant.origin();
    }

    /** Field to converted value, in the target's order. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : target.fields()) {
            Constant constant = byField.get(field.name());
            if (constant != null) {
                UserMessage what =
                        UserMessage.of("lead.mapping.constant", field.name(), constant.text(), constant.origin());
                values.put(field.name(), ApiForm.value(target, field, constant.text(), what));
            }
        }
        return values;
    }

    private void add(Map<String, String> constants, String origin) {
        constants.forEach((name, text) -> {
            if (target.field(name).isEmpty()) {
                throw TargetFields.unknown(target, name, origin);
            }
            byField.put(name, new Constant(text, origin));
        });
    }
}
