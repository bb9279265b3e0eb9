package dev.leadline.ledger;

/**
 * Why a run ended early.
 *
 * @param code for programs, such as {@code TOKEN_REJECTED}; one of {@link EarlyStop.Cause#code()}
 * @param message what happened and what to do, for a person
 */
public record StopReason(String code, String message) {}
