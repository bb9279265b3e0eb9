package dev.leadline.batch.stage;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file could not be copied to where it is staged from; the message is a sentence for the user. Nothing was begun. */
public final class CopyNotTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param original the user's file
     * @param folder where its copy was to stand
     * @param cause what the operating system said
     */
    public CopyNotTakenException(Path original, Path folder, IOException cause) {
        super(
                "%s cannot be copied to %s (%s): make room or give yourself the right to write there, then start again."
                        .formatted(original, folder, reason(cause)),
                cause);
    }

    private static String reason(IOException cause) {
        @Nullable String said = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return said == null ? cause.getClass().getSimpleName() : said;
    }
}
