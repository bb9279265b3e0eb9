package dev.leadline.cli;

import dev.leadline.doctor.DiagnosticResult;
import dev.leadline.settings.Setting;
import dev.leadline.shared.ExitCode;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the doctor has found, for programs: every setting, and every finding. */
final class DoctorJson {

    private DoctorJson() {}

    static String of(List<Setting> settings, List<DiagnosticResult> findings, ExitCode exit) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode inForce = json.putArray("settings");
        settings.forEach(setting -> inForce.addObject()
                .put("name", setting.name())
                .put("value", setting.value())
                .put("origin", setting.origin()));
        ArrayNode found = json.putArray("findings");
        findings.forEach(finding -> found.addObject()
                .put("subject", finding.subject())
                .put("verdict", finding.verdict().name())
                .put("found", finding.found())
                .put("advice", finding.advice()));
        return json.put("exit", exit.code()).toPrettyString() + "\n";
    }
}
