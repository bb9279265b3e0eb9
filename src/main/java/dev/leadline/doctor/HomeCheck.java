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
            return List.of(broken(home + " is no folder."));
        }
        if (!takesAFile()) {
            return List.of(broken("There is no writing to %s.".formatted(home)));
        }
        return List.of(
                FilePermissions.letsOthersIn(home)
                        ? DiagnosticResult.warning(
                                SUBJECT,
                                "Others than its owner may enter %s.".formatted(home),
                                "Leads are kept there: chmod 700 " + home)
                        : DiagnosticResult.fine(SUBJECT, home + ", writable and its owner's alone."));
    }

    private DiagnosticResult notThereYet() {
        Path above = FilePermissions.nearest(home);
        return Files.isDirectory(above) && Files.isWritable(above)
                ? DiagnosticResult.fine(SUBJECT, home + " is not there yet; the first import makes it.")
                : broken("%s is not there and cannot be made in %s.".formatted(home, above));
    }

    private static DiagnosticResult broken(String found) {
        return DiagnosticResult.broken(
                ExitCode.USAGE,
                SUBJECT,
                found,
                "Give yourself the right to write there, or name another home with --home or LEADLINE_HOME.");
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
