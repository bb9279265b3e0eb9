package dev.leadline.doctor;

import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of the database and the output: there, writable, and its owner's alone. */
final class HomeCheck {

    private static final String SUBJECT = "home";

    private final Path home;

    HomeCheck(Path home) {
        this.home = home;
    }

    List<DiagnosticResult> look() {
        if (!Files.exists(home)) {
            return List.of(notThereYet());
        }
        if (!Files.isDirectory(home)) {
            return List.of(broken(home + " is not a folder."));
        }
        if (!takesAFile()) {
            return List.of(broken("Leadline cannot write to %s.".formatted(home)));
        }
        return List.of(
                FilePermissions.letsOthersIn(home)
                        ? DiagnosticResult.warning(
                                SUBJECT,
                                "Other users can open %s.".formatted(home),
                                "The folder contains personal data. Restrict access: chmod 700 " + home)
                        : DiagnosticResult.ok(SUBJECT, home + " is writable, and only its owner can open it."));
    }

    private DiagnosticResult notThereYet() {
        Path above = FilePermissions.nearest(home);
        return Files.isDirectory(above) && Files.isWritable(above)
                ? DiagnosticResult.ok(SUBJECT, home + " does not exist yet. The first import creates it.")
                : broken("%s does not exist, and Leadline cannot create it in %s.".formatted(home, above));
    }

    private static DiagnosticResult broken(String found) {
        return DiagnosticResult.error(
                ExitCode.USAGE,
                SUBJECT,
                found,
                "Grant Leadline's user write permission, or specify another home with --home or LEADLINE_HOME.");
    }

    /** The only sure way to learn it; the file is called as those that are Leadline's own, and gone at once. */
    private boolean takesAFile() {
        try {
            Files.delete(Files.createTempFile(home, "leadline.", ".trial"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
