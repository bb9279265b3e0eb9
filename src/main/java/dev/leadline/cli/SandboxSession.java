package dev.leadline.cli;

import dev.leadline.plan.MappingOptions;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Setting;
import dev.leadline.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/** An import against a stand-in that lives as long as the command. */
final class SandboxSession implements AutoCloseable {

    private static final SandboxSettings GENEROUS = SandboxSettings.GENEROUS;

    private final Sandbox sandbox;

    private SandboxSession(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static SandboxSession start(Settings settings) {
        return new SandboxSession(Sandbox.start(GENEROUS, settings.targets()));
    }

    /** The settings under which an import goes to the sandbox, at the sandbox's pace and at any time. */
    Map<String, Object> overrides() {
        return Map.of(
                "leadline.api.url", setting(sandbox.url()),
                "leadline.api.token", setting(sandbox.token()),
                "leadline.api.requests-per-minute", setting(GENEROUS.requestsPerMinute()),
                "leadline.import.send-window", setting(""));
    }

    /** A setting that the sandbox makes. */
    static Object setting(Object value) {
        return Setting.setBy("sandbox", value);
    }

    /** The ids that the sandbox knows, by field. */
    Map<String, String> ids() {
        return sandbox.ids();
    }

    /** The sandbox's ids for the fields that a target requires, and that neither the user has set nor a mapped column gives. */
    Map<String, String> idsFor(MappingOptions mappingOptions) {
        Map<String, String> ids = new LinkedHashMap<>(sandbox.ids(mappingOptions.target()));
        ids.keySet().removeAll(mappingOptions.constants().keySet());
        if (mappingOptions.mapping() != null) {
            mappingOptions.mapping().columns().values().forEach(column -> ids.remove(column.field()));
        }
        return ids;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
