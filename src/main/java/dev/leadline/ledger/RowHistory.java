package dev.leadline.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that happened to one row.
 *
 * @param row where it stands
 * @param body what is sent of it, JSON, or null for a reject
 * @param attempts every time that it was sent, the first one first
 * @param resolutions who or what took it out of doubt, the first one first
 * @param duplicateOf the row that it is a duplicate of, or null
 * @param replaces the row that it replaces as a fixed reject, or null
 */
public record RowHistory(
        LedgerRow row,
        @Nullable String body,
        List<SendAttempt> attempts,
        List<Resolution> resolutions,
        @Nullable RowRef duplicateOf,
        @Nullable RowRef replaces) {

    public RowHistory {
        attempts = List.copyOf(attempts);
        resolutions = List.copyOf(resolutions);
    }

    /**
     * One sending.
     *
     * @param number from 1
     * @param sentAt when it was claimed
     * @param status what came of it
     * @param jobId what Propexo calls the write, or null
     * @param httpStatus of the answer, or null
     * @param code of the answer, or null
     * @param message of the answer without secrets, or null
     */
    public record SendAttempt(
            int number,
            Instant sentAt,
            RowStatus status,
            @Nullable String jobId,
            @Nullable Integer httpStatus,
            @Nullable String code,
            @Nullable String message) {}

    /**
     * How a row in doubt was resolved.
     *
     * @param at when
     * @param basis {@code evidence} or {@code person}
     * @param decision {@code sent}, {@code unsent}, or {@code undone} for an earlier decision that no longer counts
     * @param who decided
     */
    public record Resolution(Instant at, String basis, String decision, String who) {}
}
