package dev.leadline.ledger;

import dev.leadline.lead.ProblemCode;
import dev.leadline.message.UserMessage;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a row whose prospect is held by another row.
 *
 * @param holder the other row
 * @param status DUPLICATE, or REJECTED for a person to decide
 * @param code why
 */
public record DuplicateDecision(RowRef holder, RowStatus status, ProblemCode code) {

    /** Empty where nothing that is remembered stands in the way of sending the row. */
    static Optional<DuplicateDecision> of(List<KeyHolder> holders, DuplicateRules rules, OffsetDateTime now) {
        if (rules.policy() == DuplicatePolicy.SEND) {
            return Optional.empty();
        }
        return holders.stream()
                .filter(holder -> !holder.isPast(rules, now))
                .min(Comparator.comparing(KeyHolder::onlyPhone))
                .map(holder -> of(holder, rules.policy()));
    }

    private static DuplicateDecision of(KeyHolder holder, DuplicatePolicy policy) {
        RowRef other = new RowRef(holder.run(), holder.row());
        if (holder.onlyPhone()) {
            return new DuplicateDecision(other, RowStatus.REJECTED, ProblemCode.POSSIBLE_DUPLICATE);
        }
        return new DuplicateDecision(
                other,
                policy == DuplicatePolicy.REJECT ? RowStatus.REJECTED : RowStatus.DUPLICATE,
                ProblemCode.DUPLICATE);
    }

    /** For a person: what to do about a rejected row, and where the other row is. */
    public String message() {
        return status == RowStatus.REJECTED ? code.advice() + " " + earlier().text() : same().text();
    }

    private UserMessage earlier() {
        return holder.run() == DuplicateForecast.THIS_FILE
                ? UserMessage.of("ledger.earlier-in-file", holder.row())
                : UserMessage.of("ledger.earlier-in-run", holder.row(), holder.run());
    }

    private UserMessage same() {
        return holder.run() == DuplicateForecast.THIS_FILE
                ? UserMessage.of("ledger.same-in-file", holder.row())
                : UserMessage.of("ledger.same-in-run", holder.row(), holder.run());
    }
}
