package dev.leadline.run;

import dev.leadline.lead.UsageException;
import dev.leadline.lead.mapping.NoSureMappingException;
import dev.leadline.ledger.EarlyStop;
import dev.leadline.report.ReportNotWrittenException;
import dev.leadline.report.UnbalancedRunException;
import dev.leadline.shared.ExitCode;
import dev.leadline.source.UnusableFileException;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Why something that was asked for could not be done.
 *
 * @param exit the exit code that says so
 * @param sentence what happened and what to do, for the user
 */
public record UserError(ExitCode exit, String sentence) {

    /**
     * Turns an exception into an exit code and a sentence.
     *
     * @param thrown by a service of Leadline
     * @return without the text of an unexpected exception
     */
    public static UserError of(Throwable thrown) {
        String message = Objects.requireNonNullElse(thrown.getMessage(), "");
        if (thrown instanceof UsageException) {
            return new UserError(ExitCode.USAGE, message);
        }
        if (thrown instanceof UnusableFileException || thrown instanceof NoSureMappingException) {
            return new UserError(ExitCode.INPUT_UNUSABLE, message);
        }
        if (thrown instanceof UserException notStarted) {
            return new UserError(notStarted.exit(), message);
        }
        if (thrown instanceof UnbalancedRunException) {
            return new UserError(ExitCode.INTERNAL_ERROR, message);
        }
        if (thrown instanceof ReportNotWrittenException) {
            return new UserError(ExitCode.STOPPED_EARLY, message);
        }
        if (thrown instanceof InvalidPathException name) {
            return new UserError(ExitCode.USAGE, unreadable(name));
        }
        EarlyStop stop = EarlyStop.because(thrown);
        if (stop.cause() != EarlyStop.Cause.FAULT) {
            return new UserError(ExitCode.STOPPED_EARLY, stop.message());
        }
        return thrown instanceof InterruptedException
                ? new UserError(ExitCode.STOPPED_BY_USER, "Stopped, as you requested.")
                : new UserError(ExitCode.INTERNAL_ERROR, ownFault(thrown));
    }

    /** Where the locale is plain ASCII, Java has no characters for the bytes of a name with an accent. */
    private static String unreadable(InvalidPathException name) {
        String charset = System.getProperty("sun.jnu.encoding", "");
        return charset.equalsIgnoreCase("UTF-8")
                ? "\"%s\" is not a valid file name on this system. Rename the file.".formatted(name.getInput())
                : "The file name \"%s\" cannot be read in the character set of the locale (%s). Set LC_ALL=C.UTF-8, or another UTF-8 locale that exists here, then run the command again."
                        .formatted(name.getInput(), charset);
    }

    // No message of an unknown exception is shown: it may hold a cell of somebody's file.
    private static String ownFault(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "Leadline failed because of an internal error ("
                + root.getClass().getSimpleName() + place(root)
                + "). Please report it. Rows that were already sent are not sent again.";
    }

    private static String place(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.leadline."))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }
}
