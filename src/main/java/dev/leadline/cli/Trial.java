package dev.leadline.cli;

import dev.leadline.check.Meaning;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/** An import against a stand-in that lives as long as the command. */
final class Trial implements AutoCloseable {

    private static final SandboxSettings GENEROUS = SandboxSettings.GENEROUS;

    private final Sandbox sandbox;

    private Trial(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static Trial start(Settings settings) {
        return new Trial(Sandbox.start(GENEROUS, settings.targets()));
    }

    /** The settings under which an import goes to the sandbox, at the sandbox's pace. */
    Map<String, Object> overrides() {
        return Map.of(
                "leadline.api.url", sandbox.url(),
                "leadline.api.token", sandbox.token(),
                "leadline.api.requests-per-minute", GENEROUS.requestsPerMinute());
    }

    /** The ids that the sandbox knows, by field. */
    Map<String, String> ids() {
        return sandbox.ids();
    }

    /** The sandbox's ids for the fields that a target requires, and that neither the user has set nor a mapped column gives. */
    Map<String, String> idsFor(Meaning meaning) {
        Map<String, String> ids = new LinkedHashMap<>(sandbox.ids(meaning.target()));
        ids.keySet().removeAll(meaning.constants().keySet());
        if (meaning.mapping() != null) {
            meaning.mapping().columns().values().forEach(column -> ids.remove(column.field()));
        }
        return ids;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
