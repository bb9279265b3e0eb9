package dev.leadline.notification;

import dev.leadline.message.UserMessage;
import dev.leadline.shared.ExitCode;
import org.jspecify.annotations.Nullable;

/**
 * Describes exit codes in notifications. An error's own sentence may contain a file name, and a file name may contain a person's
 * name, so notifications contain only the meaning of the code.
 */
enum ExitDescription {
    /** Every row ended well. */
    OK(Notification.Level.FINE, CommandOfRun.NONE),
    /** An internal error. */
    INTERNAL_ERROR(Notification.Level.FAILURE, CommandOfRun.RESUME),
    /** Wrong usage or settings. */
    USAGE(Notification.Level.FAILURE, CommandOfRun.RESUME),
    /** The input cannot be used. */
    INPUT_UNUSABLE(Notification.Level.FAILURE, CommandOfRun.NONE),
    /** Finished, and some rows were rejected, refused, failed or partial. */
    ROWS_TO_FIX(Notification.Level.PROBLEM, CommandOfRun.NONE),
    /** Stopped early and resumable. */
    STOPPED_EARLY(Notification.Level.FAILURE, CommandOfRun.RESUME),
    /** Finished, and rows are in doubt or still queued. */
    ROWS_UNCERTAIN(Notification.Level.PROBLEM, CommandOfRun.RECONCILE),
    /** Stopped by the user, resumable. */
    STOPPED_BY_USER(Notification.Level.FAILURE, CommandOfRun.RESUME);

    /** The command that the next action of a run asks for. */
    private enum CommandOfRun {
        NONE,
        RESUME,
        RECONCILE;

        String after(String sentence, long run) {
            return switch (this) {
                case NONE -> sentence;
                case RESUME ->
                    UserMessage.of("notification.then-resume", sentence, run).text();
                case RECONCILE ->
                    UserMessage.of("notification.then-reconcile", sentence, run).text();
            };
        }
    }

    private final Notification.Level level;
    private final CommandOfRun command;

    ExitDescription(Notification.Level level, CommandOfRun command) {
        this.level = level;
        this.command = command;
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
        return UserMessage.ofConstant("notification.brief", this).text();
    }

    /** Such as {@code Run 12 was stopped by a user}, without the full stop. */
    String told(@Nullable Long run) {
        UserMessage ending = UserMessage.ofConstant("notification.exit", this);
        return run == null
                ? UserMessage.of("notification.import-ended", ending).text()
                : UserMessage.of("notification.run-ended", run, ending).text();
    }

    /** The next action; empty if there is none. */
    String next(@Nullable Long run) {
        return run == null
                ? UserMessage.ofConstant("notification.next-of-file", this).text()
                : command.after(
                        UserMessage.ofConstant("notification.next-of-run", this).text(), run);
    }
}
