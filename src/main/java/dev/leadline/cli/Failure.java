package dev.leadline.cli;

import dev.leadline.job.NotStartedException;
import dev.leadline.lead.UsageException;
import dev.leadline.lead.mapping.NoSureMappingException;
import dev.leadline.ledger.Stop;
import dev.leadline.report.ReportNotWrittenException;
import dev.leadline.report.UnbalancedRunException;
import dev.leadline.source.UnusableFileException;
import java.util.Arrays;
import java.util.Objects;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why a command could not do its work.
 *
 * @param exit what it exits with
 * @param sentence what happened and what to do, for the user
 */
record Failure(ExitCode exit, String sentence) {

    /** The one place that turns exceptions into an exit code and a sentence. */
    static Failure of(Throwable thrown) {
        String message = Objects.requireNonNullElse(thrown.getMessage(), "");
        if (thrown instanceof UsageException) {
            return new Failure(ExitCode.USAGE, message);
        }
        if (thrown instanceof UnusableFileException || thrown instanceof NoSureMappingException) {
            return new Failure(ExitCode.UNUSABLE, message);
        }
        if (thrown instanceof NotStartedException notStarted) {
            return new Failure(ExitCode.of(notStarted.exit()), message);
        }
        if (thrown instanceof UnbalancedRunException) {
            return new Failure(ExitCode.FAULT, message);
        }
        if (thrown instanceof ReportNotWrittenException) {
            return new Failure(ExitCode.STOPPED, message);
        }
        Stop stop = Stop.because(thrown);
        if (stop.cause() != Stop.Cause.FAULT) {
            return new Failure(ExitCode.STOPPED, stop.message());
        }
        return thrown instanceof InterruptedException
                ? new Failure(ExitCode.INTERRUPTED, "Stopped as you asked.")
                : new Failure(ExitCode.FAULT, ownFault(thrown));
    }

    /** As {@code --json} prints it. */
    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("error", sentence).put("exit", exit.code());
    }

    // No message of an unknown exception is shown: it may hold a cell of somebody's file.
    private static String ownFault(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "This is a fault of Leadline's own (" + root.getClass().getSimpleName() + place(root)
                + "): please report it. What was sent is in the ledger and is not sent twice.";
    }

    private static String place(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.leadline."))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }
}
