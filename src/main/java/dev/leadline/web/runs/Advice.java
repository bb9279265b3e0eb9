package dev.leadline.web.runs;

import dev.leadline.ledger.Counts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunLine;
import dev.leadline.ledger.RunStanding;
import dev.leadline.report.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that a person can do about a run.
 *
 * @param sentence what it is for
 * @param what which of the things it is
 */
record Advice(String sentence, What what) {

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
    static List<Advice> of(RunLine run) {
        if (run.standing() == RunStanding.RUNNING) {
            return List.of(new Advice(
                    "It goes on now. It can be stopped, and gone on with later; nothing is sent twice.", What.STOP));
        }
        List<Advice> advice = new ArrayList<>();
        Counts counts = run.counts();
        if (run.standing() != RunStanding.DONE && run.standing() != RunStanding.TO_LOOK_AT) {
            advice.add(new Advice(
                    "It has not come to its end. It goes on where it stopped; nothing is sent twice.", What.RESUME));
        } else if (counts.of(RowStatus.STAGED) > 0) {
            advice.add(new Advice(
                    are(counts.of(RowStatus.STAGED)) + " not sent yet; going on sends what is left.", What.RESUME));
        } else if (counts.of(RowStatus.QUEUED) > 0) {
            advice.add(new Advice(
                    are(counts.of(RowStatus.QUEUED))
                            + " not settled yet. Leadline goes on asking by itself; this asks now.",
                    What.RESUME));
        }
        advice.addAll(aboutRows(counts));
        return advice;
    }

    private static List<Advice> aboutRows(Counts counts) {
        List<Advice> advice = new ArrayList<>();
        if (counts.of(RowStatus.IN_DOUBT) > 0) {
            advice.add(new Advice(
                    are(counts.of(RowStatus.IN_DOUBT))
                            + " in doubt: sent, and no usable answer came. Nobody sends them again by itself.",
                    What.RECONCILE));
        }
        long failed = counts.of(RowStatus.REFUSED) + counts.of(RowStatus.FAILED);
        if (counts.of(RowStatus.REJECTED) + failed > 0) {
            advice.add(new Advice(
                    Words.count(counts.of(RowStatus.REJECTED) + failed, "row") + " can be fixed and sent.", What.FIX));
        }
        if (failed > 0) {
            advice.add(new Advice(
                    "Where a setting or Propexo was at fault, " + Words.count(failed, "row")
                            + " can be sent again as they are.",
                    What.RETRY));
        }
        if (counts.of(RowStatus.PARTIAL) > 0) {
            advice.add(new Advice(
                    are(counts.of(RowStatus.PARTIAL)) + " created in part: look at the prospects in your CRM.",
                    What.LOOK));
        }
        return advice;
    }

    private static String are(long rows) {
        return Words.count(rows, "row") + (rows == 1 ? " is" : " are");
    }
}
