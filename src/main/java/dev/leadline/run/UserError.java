package dev.leadline.run;

import dev.leadline.ledger.DatabaseHeldException;
import dev.leadline.ledger.EarlyStop;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.report.UnbalancedRunException;
import dev.leadline.shared.ExitCode;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why something that was asked for could not be done.
 *
 * @param exit the exit code that says so
 * @param what what happened
 * @param advice what to do, or null where what happened says all
 */
public record UserError(
        ExitCode exit, String what, @Nullable String advice) {

    private UserError(ExitCode exit, UserMessage message) {
        this(exit, message.text(), message.advice().orElse(null));
    }

    /**
     * Turns an exception into an exit code and sentences.
     *
     * @param thrown by a service of Leadline
     * @return without the text of an unexpected exception
     */
    public static UserError of(Throwable thrown) {
        if (thrown instanceof UserException error) {
            return new UserError(error.exit(), error.what(), error.advice().orElse(null));
        }
        if (thrown instanceof UnbalancedRunException) {
            return new UserError(ExitCode.INTERNAL_ERROR, String.valueOf(thrown.getMessage()), null);
        }
        if (thrown instanceof InvalidPathException name) {
            return new UserError(ExitCode.USAGE, unreadable(name));
        }
        Optional<UserException> refusal = DatabaseHeldException.refusalBehind(thrown);
        if (refusal.isPresent()) {
            return of(refusal.get());
        }
        EarlyStop stop = EarlyStop.because(thrown);
        if (stop.cause() != EarlyStop.Cause.FAULT) {
            return new UserError(ExitCode.STOPPED_EARLY, stop.what());
        }
        return thrown instanceof InterruptedException
                ? new UserError(ExitCode.STOPPED_BY_USER, UserMessage.of("run.interrupted"))
                : new UserError(ExitCode.INTERNAL_ERROR, ownFault(thrown));
    }

    /** What happened and what to do. */
    public String sentence() {
        return advice == null ? what : what + " " + advice;
    }

    /** Where the locale is plain ASCII, Java has no characters for the bytes of a name with an accent. */
    private static UserMessage unreadable(InvalidPathException name) {
        String charset = System.getProperty("sun.jnu.encoding", "");
        return charset.equalsIgnoreCase("UTF-8")
                ? UserMessage.of("run.file-name-invalid", name.getInput())
                : UserMessage.of("run.file-name-unreadable", name.getInput(), charset);
    }

    // No message of an unknown exception is shown: it may hold a cell of somebody's file.
    private static UserMessage ownFault(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return UserMessage.of("run.internal-error", root.getClass().getSimpleName() + place(root));
    }

    private static String place(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.leadline."))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }
}
