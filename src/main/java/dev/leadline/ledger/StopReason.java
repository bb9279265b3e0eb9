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

    /** Whether it has to do with the rows of this run alone, so that it keeps no other run from sending its rows. */
    public boolean concernsOneRun() {
        return isCancellation()
                || code.equals(EarlyStop.Cause.HELD.code())
                || code.equals(EarlyStop.Cause.ROWS_TO_SEND.code());
    }
}
