package dev.leadline.settings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values for every lead, by field, as they are written. */
final class ConstantValues {

    private static final String PREFIX = "leadline.constants.";

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

    /** The settings, in which constants have the names of their fields, each once: as in {@link #byField}. */
    static List<Setting> shown(List<Setting> settings) {
        Map<String, Setting> byName = new LinkedHashMap<>();
        settings.forEach(setting -> {
            String name = fieldName(setting.name());
            if (!name.equals(setting.name()) || !byName.containsKey(name)) {
                byName.put(name, new Setting(name, setting.value(), setting.origin()));
            }
        });
        return List.copyOf(byName.values());
    }

    private static String fieldName(String setting) {
        return setting.startsWith(PREFIX)
                ? PREFIX + setting.substring(PREFIX.length()).replace('.', '_')
                : setting;
    }
}
