package dev.leadline.doctor;

import java.util.List;

/** The Java that runs Leadline, and whether it reads file names with accents. */
final class MachineCheck {

    private MachineCheck() {}

    static List<DiagnosticResult> look() {
        return List.of(
                DiagnosticResult.ok(
                        "Java", Runtime.version() + ", " + System.getProperty("java.vendor", "unknown vendor") + "."),
                fileNames(System.getProperty("sun.jnu.encoding", "unknown")));
    }

    static DiagnosticResult fileNames(String encoding) {
        return encoding.equalsIgnoreCase("UTF-8")
                ? DiagnosticResult.ok("file names", "Read as UTF-8.")
                : DiagnosticResult.warning(
                        "file names",
                        "Read as %s. Leadline may not find files whose names contain accents.".formatted(encoding),
                        "Set LC_ALL to C.UTF-8 or another UTF-8 locale before you start Leadline.");
    }
}
