package dev.leadline.ledger;

import dev.leadline.shared.ExitCode;
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
     * What a run exits with that has gone through all its steps and left its rows like this.
     *
     * @param confirms whether outcomes were waited for
     */
    public ExitCode exitCode(boolean confirms) {
        if (of(RowStatus.IN_DOUBT) > 0 || (confirms && of(RowStatus.QUEUED) > 0)) {
            return ExitCode.ROWS_UNCERTAIN;
        }
        long toFix = of(RowStatus.REJECTED) + of(RowStatus.REFUSED) + of(RowStatus.FAILED) + of(RowStatus.PARTIAL);
        return toFix > 0 ? ExitCode.ROWS_TO_FIX : ExitCode.OK;
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
