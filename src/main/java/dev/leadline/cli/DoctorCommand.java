package dev.leadline.cli;

import dev.leadline.cli.output.DoctorJson;
import dev.leadline.cli.output.DoctorText;
import dev.leadline.doctor.DiagnosticResult;
import dev.leadline.doctor.Doctor;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks the installation, and says how to fix what is wrong. */
@Command(
        name = "doctor",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Check settings, token, API, database, disk and inboxes, and say how to fix what is wrong.",
        footer = {
            "",
            "It sends no leads and changes nothing. It tests the token with one harmless request.",
            "Exit codes: 0 no errors, 2 settings or permissions are wrong, 5 the API, the token, the database or the disk has an error.",
            "",
            "Examples:",
            "  leadline doctor",
            "  leadline doctor --all    show all settings, including defaults"
        })
final class DoctorCommand implements Callable<Integer> {

    private final CliContext here;

    @Option(names = "--all", description = "Show all settings, including those with default values.")
    private boolean all;

    @Mixin
    private CommonOptions common = new CommonOptions();

    DoctorCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings(here);
        List<DiagnosticResult> findings = Doctor.examine(settings);
        ExitCode exit =
                ExitCode.worst(findings.stream().map(finding -> finding.exit()).toList());
        here.print(
                common.json()
                        ? DoctorJson.of(settings.inForce(), findings, exit)
                        : DoctorText.of(settings.inForce(), all, findings));
        return exit.code();
    }
}
