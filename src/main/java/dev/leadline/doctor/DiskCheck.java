package dev.leadline.doctor;

import dev.leadline.message.UserMessage;
import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Whether the home's disk has room for what imports write. */
final class DiskCheck {

    private static final long MEGABYTE = 1_000_000;
    private static final long TOO_LITTLE = 100 * MEGABYTE;
    private static final long LITTLE = 1_000 * MEGABYTE;

    private final Path home;

    DiskCheck(Path home) {
        this.home = home;
    }

    List<DiagnosticResult> look() throws IOException {
        Path database = home.resolve("leadline.mv.db");
        long free = Files.getFileStore(FilePermissions.nearest(home)).getUsableSpace();
        return List.of(of(free, Files.exists(database) ? Files.size(database) : 0));
    }

    /**
     * @param free bytes that can be written
     * @param database bytes that the database's file takes, 0 where there is none
     */
    static DiagnosticResult of(long free, long database) {
        UserMessage found = database == 0
                ? UserMessage.of("doctor.disk-free", size(free))
                : UserMessage.of("doctor.disk-free-and-used", size(free), size(database));
        UserMessage tooLittle = UserMessage.of("doctor.disk-short", found);
        if (free < TOO_LITTLE) {
            return DiagnosticResult.error(ExitCode.STOPPED_EARLY, "disk", tooLittle);
        }
        return free < LITTLE ? DiagnosticResult.warning("disk", tooLittle) : DiagnosticResult.ok("disk", found);
    }

    private static String size(long bytes) {
        return bytes < LITTLE
                ? String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGABYTE)
                : String.format(Locale.ROOT, "%.1f GB", (double) bytes / LITTLE);
    }
}
