package dev.leadline.ledger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some leads of several runs.
 *
 * @param rows by run, the latest run first, each in the order of the file
 * @param next the place after which there may be more, or null at the end
 */
public record LeadSlice(
        Map<Long, List<LedgerRow>> rows, @Nullable RowRef next) {

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
