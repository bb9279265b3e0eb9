package dev.leadline.ledger;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many rows of a run stand in each status.
 *
 * @param byStatus a number of rows for every status, zero included
 */
public record RowCounts(Map<RowStatus, Long> byStatus) {

    public RowCounts {
        Map<RowStatus, Long> complete = new EnumMap<>(RowStatus.class);
        for (RowStatus status : RowStatus.values()) {
            complete.put(status, byStatus.getOrDefault(status, 0L));
        }
        byStatus = Collections.unmodifiableMap(complete);
    }

    /**
     * The rows in one status.
     *
     * @param status which
     * @return zero or more
     */
    public long of(RowStatus status) {
        return byStatus.getOrDefault(status, 0L);
    }

    /**
     * The rows in all statuses together.
     *
     * @return zero or more
     */
    public long total() {
        return byStatus.values().stream().mapToLong(Long::longValue).sum();
    }
}
