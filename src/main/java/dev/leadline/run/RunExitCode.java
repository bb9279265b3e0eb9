package dev.leadline.run;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import java.util.List;

/** What the ends of a run are worth as exit codes. */
final class RunExitCode {

    static final int FAULT = 1;
    static final int USAGE = 2;
    static final int INPUT = 3;
    static final int STOPPED_EARLY = 5;
    static final int STOPPED_BY_USER = 130;

    private static final int OK = 0;
    private static final int SOME_ROWS_FAILED = 4;
    static final int IN_DOUBT = 6;

    /** The most pressing first. */
    private static final List<Integer> PRESSING =
            List.of(FAULT, USAGE, STOPPED_BY_USER, STOPPED_EARLY, INPUT, IN_DOUBT, SOME_ROWS_FAILED, OK);

    private RunExitCode() {}

    /** The more pressing of two. */
    static int worst(int one, int other) {
        return PRESSING.indexOf(one) <= PRESSING.indexOf(other) ? one : other;
    }

    /** A run that has gone through all its steps. */
    static int ofFinished(RowCounts counts, boolean confirms) {
        if (counts.of(RowStatus.IN_DOUBT) > 0 || (confirms && counts.of(RowStatus.QUEUED) > 0)) {
            return IN_DOUBT;
        }
        long failed = counts.of(RowStatus.REJECTED)
                + counts.of(RowStatus.REFUSED)
                + counts.of(RowStatus.FAILED)
                + counts.of(RowStatus.PARTIAL);
        return failed > 0 ? SOME_ROWS_FAILED : OK;
    }

    /** A run that was stopped before its end. */
    static int ofStopped(EarlyStop stop) {
        return switch (stop.cause()) {
            case USER -> STOPPED_BY_USER;
            case API, WAIT, TOKEN, ADDRESS, ALL_REFUSED, OWNER, DATABASE, SHORTAGE, DISK, ROWS_TO_SEND -> STOPPED_EARLY;
            case INPUT, REJECTS -> INPUT;
            case FAULT -> FAULT;
        };
    }
}
