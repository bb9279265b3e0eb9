package dev.leadline.web.runs;

import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunLine;
import dev.leadline.ledger.RunState;
import dev.leadline.report.DisplayFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Something that a person can do about a run.
 *
 * @param sentence how things stand, maybe empty
 * @param hint what an operator can do about it, maybe empty
 * @param what which of the things it is
 */
record RunAdvice(String sentence, String hint, What what) {

    private static final Set<RunState> HAS_ENDED = Set.of(RunState.DONE, RunState.TO_LOOK_AT, RunState.AWAITING_CRM);

    private static final Set<RunState> HAS_STOPPED = Set.of(RunState.STOPPED, RunState.FAILED);

    /** The things that can be done. */
    enum What {
        STOP,
        RESUME,
        LEAVE_OUT,
        CONFIRM,
        RECONCILE,
        COMPARE,
        FIX,
        RETRY,
        LOOK,
        APPROVE
    }

    /** What there is to do, the most pressing first; empty when all is well. */
    static List<RunAdvice> of(RunLine run) {
        if (run.standing() == RunState.RUNNING) {
            return List.of(new RunAdvice(
                    "This run is in progress.",
                    "You can stop it and resume it later; no lead is sent twice.",
                    What.STOP));
        }
        if (run.standing() == RunState.CANCELED) {
            return List.of();
        }
        List<RunAdvice> advice = new ArrayList<>();
        if (run.standing() == RunState.HELD) {
            return List.of(new RunAdvice(
                    "This file differs from earlier files of its schedule. Nothing is sent before somebody approves it.",
                    "",
                    What.APPROVE));
        }
        if (!HAS_ENDED.contains(run.standing())) {
            advice.add(new RunAdvice(
                    "This run has not finished.",
                    "Resume it to continue where it stopped; no lead is sent twice.",
                    What.RESUME));
            if (run.fixes() != null || (HAS_STOPPED.contains(run.standing()) && run.stagedAt() != null)) {
                addLeaveOut(run, advice);
            }
        } else if (run.open(RowStatus.STAGED) > 0) {
            advice.add(new RunAdvice(
                    rows(run.open(RowStatus.STAGED), "has", "have") + " not been sent yet.",
                    "Resume the run to send the rest.",
                    What.RESUME));
            addLeaveOut(run, advice);
        } else if (run.open(RowStatus.QUEUED) > 0) {
            advice.add(new RunAdvice(
                    rows(run.open(RowStatus.QUEUED), "is", "are")
                            + " sent and waiting for the CRM. Leadline checks automatically.",
                    "You can also check now.",
                    What.CONFIRM));
        }
        advice.addAll(aboutRows(run));
        return advice;
    }

    private static void addLeaveOut(RunLine run, List<RunAdvice> advice) {
        long rows = run.open(RowStatus.STAGED);
        if (rows > 0) {
            advice.add(new RunAdvice(
                    "",
                    rows == 1
                            ? "If nobody wants the remaining row to be sent, leave it out. You can undo that."
                            : "If nobody wants the remaining " + DisplayFormat.count(rows, "row")
                                    + " to be sent, leave them out. You can undo that.",
                    What.LEAVE_OUT));
        }
    }

    private static List<RunAdvice> aboutRows(RunLine run) {
        List<RunAdvice> advice = new ArrayList<>();
        if (run.open(RowStatus.IN_DOUBT) > 0) {
            advice.add(new RunAdvice(
                    rows(run.open(RowStatus.IN_DOUBT), "is", "are")
                            + " unconfirmed: sent, but no usable answer came back. Leadline never sends such rows again automatically.",
                    "",
                    What.RECONCILE));
        }
        long failed = run.open(RowStatus.REFUSED) + run.open(RowStatus.FAILED);
        long duplicates = run.possibleDuplicates();
        if (duplicates > 0) {
            advice.add(new RunAdvice(
                    rows(duplicates, "looks like a lead that was", "look like leads that were") + " already sent.",
                    duplicates == 1
                            ? "Compare both, and decide whether to send it."
                            : "Compare them, and decide whether to send them.",
                    What.COMPARE));
        }
        if (run.toFix() > 0) {
            advice.add(new RunAdvice(rows(run.toFix(), "needs", "need") + " fixing.", "", What.FIX));
        }
        if (failed > 0) {
            advice.add(new RunAdvice(
                    "",
                    "If a setting or Propexo caused the problem, you can send " + DisplayFormat.count(failed, "row")
                            + " again without changes.",
                    What.RETRY));
        }
        if (run.open(RowStatus.PARTIAL) > 0) {
            advice.add(new RunAdvice(
                    rows(run.open(RowStatus.PARTIAL), "was", "were")
                            + " created only in part. Check the prospects in your CRM.",
                    "",
                    What.LOOK));
        }
        return advice;
    }

    private static String rows(long rows, String one, String several) {
        return DisplayFormat.count(rows, "row") + " " + (rows == 1 ? one : several);
    }
}
