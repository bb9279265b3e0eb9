package dev.leadline.settings;

import java.util.HashMap;
import java.util.Map;

/** The values for every lead, by field, as they are written. */
final class ConstantValues {

    private ConstantValues() {}

    /**
     * By the names of fields. A variable of the environment, such as {@code LEADLINE_CONSTANTS_INTEGRATION_ID}, arrives with dots for
     * underscores, and wins over the file; no field has a dot in its name.
     */
    static Map<String, String> byField(Map<String, String> written) {
        Map<String, String> constants = new HashMap<>(written);
        written.forEach((name, value) -> {
            if (name.indexOf('.') >= 0) {
                constants.remove(name);
                constants.put(name.replace('.', '_'), value);
            }
        });
        return constants;
    }
}
