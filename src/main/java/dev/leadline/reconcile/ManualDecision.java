package dev.leadline.reconcile;

import java.util.Set;

/**
 * A person's word about rows in doubt.
 *
 * @param sent whether they were sent
 * @param rows which rows, by number; empty for all in doubt
 * @param who says so
 */
public record ManualDecision(boolean sent, Set<Long> rows, String who) {

    public ManualDecision {
        rows = Set.copyOf(rows);
    }
}
