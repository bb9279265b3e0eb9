package dev.leadline.cli.output;

import dev.leadline.doctor.DiagnosticResult;
import dev.leadline.doctor.DiagnosticStatus;
import dev.leadline.report.DisplayFormat;
import dev.leadline.settings.Setting;
import java.util.ArrayList;
import java.util.List;

/** The results of {@code leadline doctor} for people. */
public final class DoctorText {

    private DoctorText() {}

    /** The findings, and the settings where they were asked for. */
    public static String of(List<Setting> settings, boolean all, List<DiagnosticResult> findings) {
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
            lines.add("  " + DisplayFormat.count(usual, lines.isEmpty() ? "setting" : "other setting")
                    + (usual == 1 ? " uses its default." : " use their defaults.") + " To show them, add --all.");
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
            case OK -> "OK";
            case WARNING -> "WARNING";
            case ERROR -> "ERROR";
        };
    }

    private static String sum(List<DiagnosticResult> findings) {
        long errors = count(findings, DiagnosticStatus.ERROR);
        long warnings = count(findings, DiagnosticStatus.WARNING);
        return errors + warnings == 0
                ? "No problems found."
                : DisplayFormat.count(errors, "error") + ", " + DisplayFormat.count(warnings, "warning") + ".";
    }

    private static long count(List<DiagnosticResult> findings, DiagnosticStatus verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }
}
