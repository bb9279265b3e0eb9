package dev.leadline.ledger;

import java.util.Map;

/**
 * Rejects of a run that need nobody any more. They keep their status.
 *
 * @param replaced rows that a corrected row replaced, by status
 * @param dismissed rows that a person decided not to send, by status
 */
public record ResolvedRows(RowCounts replaced, RowCounts dismissed) {

    public static final ResolvedRows NONE = new ResolvedRows(new RowCounts(Map.of()), new RowCounts(Map.of()));

    long of(RowStatus status) {
        return replaced.of(status) + dismissed.of(status);
    }
}
