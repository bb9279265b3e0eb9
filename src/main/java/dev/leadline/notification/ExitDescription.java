package dev.leadline.notification;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What exit codes mean for people who were not there. A mishap's own sentence may name a file, and a file may be named after a
 * person; so only the code's meaning is told.
 */
enum ExitDescription {
    /** Every row ended well. */
    OK(0, Notification.Level.FINE, "", "has come to its end", "", ""),
    /** A fault of Leadline's own. */
    FAULT(
            1,
            Notification.Level.FAILURE,
            "failed",
            "failed, by a fault of Leadline's own",
            "Report the fault; to go on, with nothing sent twice: leadline resume %d",
            "Report the fault, then import the file again."),
    /** Wrong usage or settings. */
    USAGE(
            2,
            Notification.Level.FAILURE,
            "wrong settings",
            "could not work, because a setting is wrong or names what does not exist",
            "Correct it in config/application.yaml, then go on: leadline resume %d",
            "Correct it in config/application.yaml, then import the file again."),
    /** The input cannot be used. */
    UNUSABLE(
            3,
            Notification.Level.FAILURE,
            "file cannot be used",
            "sent nothing, because its file cannot be used, its columns are not known for sure, or too many of its rows are rejected",
            "Look at the run, mend the file or its mapping, and import it again.",
            "Look at the file with leadline check, mend it or its mapping, and import it again."),
    /** Finished, and some rows were rejected, refused, failed or partial. */
    UNFIXED(
            4,
            Notification.Level.PROBLEM,
            "",
            "has come to its end, and some rows are for a person to look at",
            "Fix the rows in its rejects and import that file as it is.",
            ""),
    /** Stopped early and resumable. */
    STOPPED(
            5,
            Notification.Level.FAILURE,
            "stopped early",
            "stopped early, because the API cannot be reached or refuses the token or every row, because the database or the disk"
                    + " failed, or because another process works on it",
            "Mend what stopped it, then go on; nothing is sent twice: leadline resume %d",
            "Mend what stopped it, then import the file again; nothing is sent twice."),
    /** Finished, and rows are in doubt or still queued. */
    UNSETTLED(
            6,
            Notification.Level.PROBLEM,
            "",
            "has come to its end, and it is not known yet what became of some rows",
            "Look what Propexo knows of them; nothing is sent by it: leadline reconcile %d",
            ""),
    /** Stopped by the user, resumable. */
    INTERRUPTED(
            130,
            Notification.Level.FAILURE,
            "stopped by somebody",
            "was stopped by somebody",
            "To go on where it stopped; nothing is sent twice: leadline resume %d",
            "Import the file again; nothing is sent twice.");

    private final int exit;
    private final Notification.Level level;
    private final String brief;
    private final String predicate;
    private final String nextOfRun;
    private final String nextOfFile;

    ExitDescription(
            int exit, Notification.Level level, String brief, String predicate, String nextOfRun, String nextOfFile) {
        this.exit = exit;
        this.level = level;
        this.brief = brief;
        this.predicate = predicate;
        this.nextOfRun = nextOfRun;
        this.nextOfFile = nextOfFile;
    }

    /** An unknown code is a fault. */
    static ExitDescription of(int exit) {
        return Arrays.stream(values())
                .filter(ending -> ending.exit == exit)
                .findFirst()
                .orElse(FAULT);
    }

    /** The same for what is known to have failed. */
    static ExitDescription ofFailure(int exit) {
        ExitDescription ending = of(exit);
        return ending.level == Notification.Level.FAILURE ? ending : FAULT;
    }

    Notification.Level level() {
        return level;
    }

    /** For a headline; empty where the rows say more. */
    String brief() {
        return brief;
    }

    /** Such as {@code Run 12 was stopped by somebody}, without the full stop. */
    String told(@Nullable Long run) {
        return (run == null ? "An import" : "Run " + run) + " " + predicate;
    }

    /** What to do now; empty where nothing is to be done. */
    String next(@Nullable Long run) {
        return run == null ? nextOfFile : String.format(Locale.ROOT, nextOfRun, run);
    }
}
