package dev.leadline.ledger;

/**
 * What a run has asked of the API.
 *
 * @param sent creates that left, or may have left
 * @param polls questions about what became of them
 * @param throttled answers that said to wait
 */
public record RequestCounts(long sent, long polls, long throttled) {

    /**
     * Whether nothing was asked.
     *
     * @return true for three zeros
     */
    public boolean isNone() {
        return sent == 0 && polls == 0 && throttled == 0;
    }
}
