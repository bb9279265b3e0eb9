package dev.leadline.batch.stage;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file could not be copied to the staging folder, so its run was not started. The message is for the user. */
public final class CopyNotTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param original the user's file
     * @param folder the folder for the copy
     * @param cause the error of the operating system
     */
    public CopyNotTakenException(Path original, Path folder, IOException cause) {
        super(
                "%s cannot be copied to %s (%s). Free disk space or grant Leadline's user write permission for that folder, then try again."
                        .formatted(original, folder, reason(cause)),
                cause);
    }

    private static String reason(IOException cause) {
        @Nullable String said = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return said == null ? cause.getClass().getSimpleName() : said;
    }
}
