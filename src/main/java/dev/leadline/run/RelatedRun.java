package dev.leadline.run;

import dev.leadline.report.Summary;
import dev.leadline.shared.ExitCode;
import org.jspecify.annotations.Nullable;

/**
 * Another run that a person should know of beside the one that has just ended.
 *
 * @param summary how it stands now
 * @param limit how many of its valid rows may be sent, or null for all
 * @param relation what it has to do with the one that has ended
 */
public record RelatedRun(Summary summary, @Nullable Integer limit, Relation relation) {

    /** What the other run has to do with the one that has ended. */
    public enum Relation {
        /** An earlier import of corrections of the same rejects; it was interrupted, and was resumed now. */
        RESUMED,
        /** An earlier import of corrections of the same rejects that has not ended; rows of the new file were skipped for its rows. */
        CORRECTIONS_WAIT,
        /** It has not ended; rows of the new file are duplicates of its rows. */
        DUPLICATES_WAIT,
        /** It was complete, and can send rows again: they were duplicates of rows that were not created. */
        ROWS_RELEASED
    }

    /** What it adds to the exit code of the command. */
    ExitCode exit() {
        return switch (relation) {
            case RESUMED -> summary.exit();
            case CORRECTIONS_WAIT -> ExitCode.STOPPED_EARLY;
            case DUPLICATES_WAIT, ROWS_RELEASED -> ExitCode.OK;
        };
    }

    boolean stopsOthers() {
        return relation == Relation.RESUMED && summary.stopsOthers();
    }
}
