package dev.leadline.doctor;

import java.util.List;

/** The Java that runs Leadline, and whether it reads file names with accents. */
final class MachineCheck {

    private MachineCheck() {}

    static List<Finding> look() {
        return List.of(
                Finding.fine(
                        "Java", Runtime.version() + ", " + System.getProperty("java.vendor", "of nobody known") + "."),
                fileNames(System.getProperty("sun.jnu.encoding", "unknown")));
    }

    static Finding fileNames(String encoding) {
        return encoding.equalsIgnoreCase("UTF-8")
                ? Finding.fine("file names", "Read as UTF-8.")
                : Finding.warning(
                        "file names",
                        "Read as %s: one with accents may not be found.".formatted(encoding),
                        "Set LC_ALL to C.UTF-8 or your language's UTF-8 before Leadline starts.");
    }
}
