package dev.leadline.schedule;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.RunClosure;
import dev.leadline.message.UserMessage;
import dev.leadline.schedule.ScheduleExecution.Ending;
import dev.leadline.shared.ExitCode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the result of an import means for the file, the files after it, and the execution. */
enum InboxFileOutcome {
    DONE(ExitCode.OK, Next.ARCHIVE, Ending.TOOK),
    ROWS_TO_LOOK_AT(ExitCode.ROWS_TO_FIX, Next.ARCHIVE, Ending.TOOK),
    NOT_ALL_KNOWN(ExitCode.ROWS_UNCERTAIN, Next.ARCHIVE, Ending.TOOK),
    HELD(ExitCode.STOPPED_EARLY, Next.ARCHIVE, Ending.HELD),
    CANCELLED(ExitCode.STOPPED_EARLY, Next.FAILED, Ending.FAILED),
    REFUSED(ExitCode.INPUT_UNUSABLE, Next.FAILED, Ending.FAILED),
    FAULT(ExitCode.INTERNAL_ERROR, Next.FAILED_AND_LAST, Ending.FAILED),
    SETTINGS(ExitCode.USAGE, Next.STAYS, Ending.FAILED),
    STOPPED_EARLY(ExitCode.STOPPED_EARLY, Next.STAYS, Ending.FAILED),
    STOPPED(ExitCode.STOPPED_BY_USER, Next.STAYS, Ending.INTERRUPTED);

    private enum Next {
        ARCHIVE,
        FAILED,
        FAILED_AND_LAST,
        STAYS
    }

    private final ExitCode exit;
    private final Next next;
    private final Ending ending;

    InboxFileOutcome(ExitCode exit, Next next, Ending ending) {
        this.exit = exit;
        this.next = next;
        this.ending = ending;
    }

    /**
     * @param stopCode why the run of the file has stopped, or null
     */
    static InboxFileOutcome of(ExitCode exit, @Nullable String stopCode) {
        if (EarlyStop.Cause.HELD.code().equals(stopCode)) {
            return HELD;
        }
        return RunClosure.CANCELED.equals(stopCode) ? CANCELLED : of(exit);
    }

    private static InboxFileOutcome of(ExitCode exit) {
        return Arrays.stream(values())
                .filter(end -> end.exit == exit && end != HELD && end != CANCELLED)
                .findFirst()
                .orElse(FAULT);
    }

    /** A sentence about a file and its run. */
    UserMessage sentence(long run, String file) {
        return switch (this) {
            case DONE -> UserMessage.of("schedule.outcome.done", run, file);
            case ROWS_TO_LOOK_AT -> UserMessage.of("schedule.outcome.rows-to-look-at", run, file);
            case NOT_ALL_KNOWN -> UserMessage.of("schedule.outcome.not-all-known", run, file);
            case HELD -> UserMessage.of("schedule.outcome.held", run, file);
            case CANCELLED -> UserMessage.of("schedule.outcome.canceled", run, file);
            case REFUSED -> UserMessage.of("schedule.outcome.refused", run, file);
            case FAULT -> UserMessage.of("schedule.outcome.fault", run, file);
            case SETTINGS -> UserMessage.of("schedule.outcome.settings", run, file);
            case STOPPED_EARLY -> UserMessage.of("schedule.outcome.stopped-early", run, file);
            case STOPPED -> UserMessage.of("schedule.outcome.stopped", run, file);
        };
    }

    Ending ending() {
        return ending;
    }

    boolean isMoved() {
        return next != Next.STAYS;
    }

    boolean isGood() {
        return next == Next.ARCHIVE;
    }

    /** Whether the next files can be imported: what stopped this one would usually stop them too. */
    boolean letsOthersFollow() {
        return next == Next.ARCHIVE || next == Next.FAILED;
    }
}
