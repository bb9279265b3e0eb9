package dev.leadline.doctor;

import java.util.List;

/** The Java that runs Leadline, and whether it reads file names with accents. */
final class MachineCheck {

    private MachineCheck() {}

    static List<DiagnosticResult> look() {
        return List.of(
                DiagnosticResult.fine(
                        "Java", Runtime.version() + ", " + System.getProperty("java.vendor", "of nobody known") + "."),
                fileNames(System.getProperty("sun.jnu.encoding", "unknown")));
    }

    static DiagnosticResult fileNames(String encoding) {
        return encoding.equalsIgnoreCase("UTF-8")
                ? DiagnosticResult.fine("file names", "Read as UTF-8.")
                : DiagnosticResult.warning(
                        "file names",
                        "Read as %s: one with accents may not be found.".formatted(encoding),
                        "Set LC_ALL to C.UTF-8 or your language's UTF-8 before Leadline starts.");
    }
}
