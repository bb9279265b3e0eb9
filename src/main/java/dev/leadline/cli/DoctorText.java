package dev.leadline.cli;

import dev.leadline.doctor.DiagnosticResult;
import dev.leadline.doctor.DiagnosticStatus;
import dev.leadline.report.DisplayFormat;
import dev.leadline.settings.Setting;
import java.util.ArrayList;
import java.util.List;

/** What the doctor has found, for people. */
final class DoctorText {

    private DoctorText() {}

    static String of(List<Setting> settings, boolean all, List<DiagnosticResult> findings) {
        return new TextPage()
                .block("Settings", settings(settings, all))
                .block("Results", findings(findings))
                .block(List.of(sum(findings)))
                .text();
    }

    private static List<String> settings(List<Setting> settings, boolean all) {
        Table table = Table.ofText();
        settings.stream()
                .filter(setting -> all || !setting.isDefault())
                .forEach(setting -> table.row(setting.name(), setting.value(), setting.origin()));
        List<String> lines = new ArrayList<>(table.lines());
        long usual = settings.stream().filter(Setting::isDefault).count();
        if (!all) {
            lines.add("  " + (lines.isEmpty() ? "all " : "and ") + DisplayFormat.count(usual, "setting")
                    + " at the default; --all shows them");
        }
        return lines;
    }

    private static List<String> findings(List<DiagnosticResult> findings) {
        Table table = Table.ofText();
        findings.forEach(finding -> {
            table.row(word(finding.verdict()), finding.subject(), finding.found());
            if (finding.advice() != null) {
                table.row("", "", "-> " + finding.advice());
            }
        });
        return table.lines();
    }

    private static String word(DiagnosticStatus verdict) {
        return switch (verdict) {
            case FINE -> "fine";
            case WARNING -> "look";
            case BROKEN -> "BROKEN";
        };
    }

    private static String sum(List<DiagnosticResult> findings) {
        long broken = count(findings, DiagnosticStatus.BROKEN);
        long warnings = count(findings, DiagnosticStatus.WARNING);
        String looks = warnings == 0
                ? "."
                : "; " + DisplayFormat.count(warnings, "thing") + (warnings == 1 ? " deserves" : " deserve")
                        + " a look.";
        return (broken == 0
                        ? "Nothing is broken"
                        : DisplayFormat.count(broken, "thing") + (broken == 1 ? " is" : " are") + " broken")
                + looks;
    }

    private static long count(List<DiagnosticResult> findings, DiagnosticStatus verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }
}
