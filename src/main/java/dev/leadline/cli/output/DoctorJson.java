package dev.leadline.cli.output;

import dev.leadline.doctor.DiagnosticResult;
import dev.leadline.doctor.DiagnosticStatus;
import dev.leadline.settings.Setting;
import dev.leadline.shared.ExitCode;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The results of {@code leadline doctor} for programs: every setting and every result. */
public final class DoctorJson {

    private DoctorJson() {}

    /** One object with the settings, the findings and the exit code. */
    public static String of(List<Setting> settings, List<DiagnosticResult> findings, ExitCode exit) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode inForce = json.putArray("settings");
        settings.forEach(setting -> inForce.addObject()
                .put("name", setting.name())
                .put("value", setting.value())
                .put("origin", setting.origin()));
        ArrayNode found = json.putArray("findings");
        findings.forEach(finding -> found.addObject()
                .put("subject", finding.subject())
                .put("verdict", word(finding.verdict()))
                .put("found", finding.found())
                .put("advice", finding.advice()));
        return json.put("exit", exit.code()).toPrettyString() + "\n";
    }

    private static String word(DiagnosticStatus verdict) {
        return switch (verdict) {
            case OK -> "FINE";
            case WARNING -> "WARNING";
            case ERROR -> "BROKEN";
        };
    }
}
