package dev.leadline.doctor;

import dev.leadline.message.UserMessage;
import java.util.List;

/** The Java that runs Leadline, and whether it reads file names with accents. */
final class MachineCheck {

    private MachineCheck() {}

    static List<DiagnosticResult> look() {
        return List.of(
                DiagnosticResult.ok(
                        "Java",
                        UserMessage.of(
                                "doctor.java", Runtime.version(), System.getProperty("java.vendor", "unknown vendor"))),
                fileNames(System.getProperty("sun.jnu.encoding", "unknown")));
    }

    static DiagnosticResult fileNames(String encoding) {
        return encoding.equalsIgnoreCase("UTF-8")
                ? DiagnosticResult.ok("file names", UserMessage.of("doctor.file-names-utf8"))
                : DiagnosticResult.warning("file names", UserMessage.of("doctor.file-names-not-utf8", encoding));
    }
}
