package dev.leadline.notification;

import dev.leadline.shared.ExitCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Describes exit codes in notifications. An error's own sentence may contain a file name, and a file name may contain a person's
 * name, so notifications contain only the meaning of the code.
 */
enum ExitDescription {
    /** Every row ended well. */
    OK(Notification.Level.FINE, "", "finished", "", ""),
    /** An internal error. */
    INTERNAL_ERROR(
            Notification.Level.FAILURE,
            "failed",
            "failed because of an internal error",
            "Report the error, then resume the run. Rows that were already sent are not sent again: leadline resume %d",
            "Report the error, then import the file again."),
    /** Wrong usage or settings. */
    USAGE(
            Notification.Level.FAILURE,
            "invalid settings",
            "failed, because a setting is not valid or refers to something that does not exist",
            "Correct the setting in config/application.yaml, then resume the run: leadline resume %d",
            "Correct the setting in config/application.yaml, then import the file again."),
    /** The input cannot be used. */
    INPUT_UNUSABLE(
            Notification.Level.FAILURE,
            "file cannot be used",
            "sent nothing, because its file cannot be used, its columns could not be mapped, or too many of its rows were rejected",
            "Check the run, correct the file or its mapping, and import the file again.",
            "Check the file with leadline check, correct the file or its mapping, and import the file again."),
    /** Finished, and some rows were rejected, refused, failed or partial. */
    ROWS_TO_FIX(
            Notification.Level.PROBLEM,
            "",
            "finished, but some rows need your attention",
            "Correct the rows in the rejects file of the run, then import that file.",
            ""),
    /** Stopped early and resumable. */
    STOPPED_EARLY(
            Notification.Level.FAILURE,
            "stopped early",
            "stopped early, because the API cannot be reached, rejects the token or refuses every row, because the"
                    + " database or the disk"
                    + " failed, or because another process is running it",
            "Fix the problem, then resume the run. Rows that were already sent are not sent again: leadline resume %d",
            "Fix the problem, then import the file again. Rows that were already sent are not sent again."),
    /** Finished, and rows are in doubt or still queued. */
    ROWS_UNCERTAIN(
            Notification.Level.PROBLEM,
            "",
            "finished, but the outcome of some rows is not known yet",
            "Check the rows in doubt against Propexo's records (sends nothing): leadline reconcile %d",
            ""),
    /** Stopped by the user, resumable. */
    STOPPED_BY_USER(
            Notification.Level.FAILURE,
            "stopped by a user",
            "was stopped by a user",
            "Resume the run. Rows that were already sent are not sent again: leadline resume %d",
            "Import the file again. Rows that were already sent are not sent again.");

    private final Notification.Level level;
    private final String brief;
    private final String predicate;
    private final String nextOfRun;
    private final String nextOfFile;

    ExitDescription(Notification.Level level, String brief, String predicate, String nextOfRun, String nextOfFile) {
        this.level = level;
        this.brief = brief;
        this.predicate = predicate;
        this.nextOfRun = nextOfRun;
        this.nextOfFile = nextOfFile;
    }

    static ExitDescription of(ExitCode exit) {
        return valueOf(exit.name());
    }

    /** The same for what is known to have failed. */
    static ExitDescription ofFailure(ExitCode exit) {
        ExitDescription description = of(exit);
        return description.level == Notification.Level.FAILURE ? description : INTERNAL_ERROR;
    }

    Notification.Level level() {
        return level;
    }

    /** For a headline; empty where the rows say more. */
    String brief() {
        return brief;
    }

    /** Such as {@code Run 12 was stopped by a user}, without the full stop. */
    String told(@Nullable Long run) {
        return (run == null ? "An import" : "Run " + run) + " " + predicate;
    }

    /** The next action; empty if there is none. */
    String next(@Nullable Long run) {
        return run == null ? nextOfFile : String.format(Locale.ROOT, nextOfRun, run);
    }
}
