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
 * @param settlements who or what took it out of doubt, the first one first
 * @param twin the row that it is a duplicate of, or null
 * @param standsFor the row that it replaces as a fixed reject, or null
 */
public record RowLife(
        LedgerRow row,
        @Nullable String body,
        List<Attempt> attempts,
        List<Settlement> settlements,
        @Nullable RowRef twin,
        @Nullable RowRef standsFor) {

    public RowLife {
        attempts = List.copyOf(attempts);
        settlements = List.copyOf(settlements);
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
    public record Attempt(
            int number,
            Instant sentAt,
            RowStatus status,
            @Nullable String jobId,
            @Nullable Integer httpStatus,
            @Nullable String code,
            @Nullable String message) {}

    /**
     * A way out of doubt.
     *
     * @param at when
     * @param ground {@code evidence} or {@code word}
     * @param verdict {@code sent} or {@code unsent}
     * @param who said so
     */
    public record Settlement(Instant at, String ground, String verdict, String who) {}
}
