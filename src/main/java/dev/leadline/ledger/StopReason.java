package dev.leadline.ledger;

/**
 * Why a run ended early.
 *
 * @param code for programs, such as {@code TOKEN_REJECTED}; one of {@link EarlyStop.Cause#code()}
 * @param message what happened and what to do, for a person
 */
public record StopReason(String code, String message) {

    /** Whether a person canceled the run, so that nothing of it is sent any more. */
    public boolean isCancellation() {
        return code.equals(RunClosure.CANCELED);
    }
}
