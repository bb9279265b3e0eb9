package dev.leadline.web.runs;

import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunLine;
import dev.leadline.ledger.RunState;
import dev.leadline.report.DisplayFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that a person can do about a run.
 *
 * @param sentence what it is for
 * @param what which of the things it is
 */
record RunAdvice(String sentence, What what) {

    /** The things that can be done. */
    enum What {
        STOP,
        RESUME,
        RECONCILE,
        FIX,
        RETRY,
        LOOK
    }

    /** What there is to do, the most pressing first; empty when all is well. */
    static List<RunAdvice> of(RunLine run) {
        if (run.standing() == RunState.RUNNING) {
            return List.of(new RunAdvice(
                    "It goes on now. It can be stopped, and gone on with later; nothing is sent twice.", What.STOP));
        }
        List<RunAdvice> advice = new ArrayList<>();
        RowCounts counts = run.counts();
        if (run.standing() != RunState.DONE && run.standing() != RunState.TO_LOOK_AT) {
            advice.add(new RunAdvice(
                    "It has not come to its end. It goes on where it stopped; nothing is sent twice.", What.RESUME));
        } else if (counts.of(RowStatus.STAGED) > 0) {
            advice.add(new RunAdvice(
                    are(counts.of(RowStatus.STAGED)) + " not sent yet; going on sends what is left.", What.RESUME));
        } else if (counts.of(RowStatus.QUEUED) > 0) {
            advice.add(new RunAdvice(
                    are(counts.of(RowStatus.QUEUED))
                            + " not settled yet. Leadline goes on asking by itself; this asks now.",
                    What.RESUME));
        }
        advice.addAll(aboutRows(counts));
        return advice;
    }

    private static List<RunAdvice> aboutRows(RowCounts counts) {
        List<RunAdvice> advice = new ArrayList<>();
        if (counts.of(RowStatus.IN_DOUBT) > 0) {
            advice.add(new RunAdvice(
                    are(counts.of(RowStatus.IN_DOUBT))
                            + " in doubt: sent, and no usable answer came. Nobody sends them again by itself.",
                    What.RECONCILE));
        }
        long failed = counts.of(RowStatus.REFUSED) + counts.of(RowStatus.FAILED);
        if (counts.of(RowStatus.REJECTED) + failed > 0) {
            advice.add(new RunAdvice(
                    DisplayFormat.count(counts.of(RowStatus.REJECTED) + failed, "row") + " can be fixed and sent.",
                    What.FIX));
        }
        if (failed > 0) {
            advice.add(new RunAdvice(
                    "Where a setting or Propexo was at fault, " + DisplayFormat.count(failed, "row")
                            + " can be sent again as they are.",
                    What.RETRY));
        }
        if (counts.of(RowStatus.PARTIAL) > 0) {
            advice.add(new RunAdvice(
                    are(counts.of(RowStatus.PARTIAL)) + " created in part: look at the prospects in your CRM.",
                    What.LOOK));
        }
        return advice;
    }

    private static String are(long rows) {
        return DisplayFormat.count(rows, "row") + (rows == 1 ? " is" : " are");
    }
}
