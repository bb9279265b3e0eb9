package dev.leadline.report;

import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A report could not be put on the disk. The run's rows are safe in the ledger, so callers catch it and end the run in an orderly way. */
public final class ReportNotWrittenException extends UserException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file the file or folder that could not be written
     * @param cause what the operating system said
     */
    public ReportNotWrittenException(Path file, IOException cause) {
        super(ExitCode.STOPPED_EARLY, UserMessage.of("report.not-written", file, reason(cause)), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "its folder does not exist";
        }
        @Nullable String said = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return said == null ? cause.getClass().getSimpleName() : said;
    }
}
