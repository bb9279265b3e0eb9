package dev.leadline.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a run has asked of the API.
 *
 * @param sent creates that left, or may have left
 * @param polls questions about what became of them
 * @param throttled answers that said to wait
 */
public record RequestCounts(long sent, long polls, long throttled) {

    /**
     * How many requests an outcome took, creates included.
     *
     * @param rows of the run
     * @return to two places, such as 1.03; empty while no row has an outcome
     */
    public Optional<BigDecimal> perOutcome(RowCounts rows) {
        long outcomes = rows.of(RowStatus.CREATED) + rows.of(RowStatus.PARTIAL) + rows.of(RowStatus.FAILED);
        return outcomes == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(sent + polls).divide(BigDecimal.valueOf(outcomes), 2, RoundingMode.HALF_UP));
    }

    /**
     * Whether nothing was asked.
     *
     * @return true for three zeros
     */
    public boolean isNone() {
        return sent == 0 && polls == 0 && throttled == 0;
    }
}
