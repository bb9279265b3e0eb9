package dev.leadline.web.grid;

import dev.leadline.lead.Problem;
import dev.leadline.ledger.DuplicateDecision;
import dev.leadline.ledger.RowStatus;
import dev.leadline.web.page.ProblemMessage;

/**
 * What becomes of a row that has no problem of its own, because of another row.
 *
 * @param kind of it
 * @param sentence for a person
 */
public record DuplicateMark(DuplicateMarkKind kind, String sentence) {

    /** What happens to the row. */
    public enum DuplicateMarkKind {
        /** It is skipped, because the same prospect is or was sent. */
        SKIPPED,
        /** It is rejected for a person to decide about. */
        REJECTED,
        /** It is sent, because a person decided so. */
        SENT_ANYWAY
    }

    /** A row that a person decided to send. */
    public static final DuplicateMark ANYWAY = new DuplicateMark(
            DuplicateMarkKind.SENT_ANYWAY, "Will be sent, because somebody decided to send it anyway.");

    /** What a claim would decide. */
    public static DuplicateMark of(DuplicateDecision decision) {
        return decision.status() == RowStatus.REJECTED
                ? new DuplicateMark(
                        DuplicateMarkKind.REJECTED,
                        ProblemMessage.of(new Problem(decision.code(), null, null, null, decision.message())))
                : new DuplicateMark(DuplicateMarkKind.SKIPPED, "Duplicate, will be skipped. " + decision.message());
    }
}
