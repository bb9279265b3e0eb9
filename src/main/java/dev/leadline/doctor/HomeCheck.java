package dev.leadline.doctor;

import dev.leadline.message.UserMessage;
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
            return List.of(broken(UserMessage.of("doctor.home-not-a-folder", home)));
        }
        if (!takesAFile()) {
            return List.of(broken(UserMessage.of("doctor.home-not-writable", home)));
        }
        return List.of(
                FilePermissions.letsOthersIn(home)
                        ? DiagnosticResult.warning(SUBJECT, UserMessage.of("doctor.home-open-to-others", home))
                        : DiagnosticResult.ok(SUBJECT, UserMessage.of("doctor.home-closed", home)));
    }

    private DiagnosticResult notThereYet() {
        Path above = FilePermissions.nearest(home);
        return Files.isDirectory(above) && Files.isWritable(above)
                ? DiagnosticResult.ok(SUBJECT, UserMessage.of("doctor.not-created-yet", home))
                : broken(UserMessage.of("doctor.home-not-creatable", home, above));
    }

    private static DiagnosticResult broken(UserMessage found) {
        return DiagnosticResult.error(ExitCode.USAGE, SUBJECT, UserMessage.of("doctor.home-unusable", found));
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
