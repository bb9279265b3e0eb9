package dev.leadline.web;

import dev.leadline.message.UserException;
import dev.leadline.shared.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Where the server keeps what is coming in: below the home, for its owner alone, and not for longer than it takes. */
final class UploadTempFolder {

    /** Nobody uploads for so long; it was left by a process that has died. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;

    UploadTempFolder(Path home) {
        this.folder = home.resolve("uploads");
    }

    /** Makes the folder and empties it of what was left. */
    Path prepare(Instant now) {
        try {
            Files.createDirectories(folder, OwnerOnly.folder(folder));
            for (Path left : files()) {
                if (Files.getLastModifiedTime(left).toInstant().isBefore(now.minus(ABANDONED))) {
                    Files.deleteIfExists(left);
                }
            }
            return folder;
        } catch (IOException e) {
            throw UserException.usage("web.upload-folder-not-created", folder);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
