package dev.leadline.propexo;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API says of one write. Texts are free of control characters and bounded, and never logged. */
public sealed interface StatusResult {

    /**
     * Whether the outcome may be known later.
     *
     * @return false for an outcome, and where the token is not accepted
     */
    default boolean isOpen() {
        return !(this instanceof Settled) && !(this instanceof StatusUnauthorized);
    }

    /**
     * The write has ended.
     *
     * @param outcome how
     * @param errors the vendor's errors in their order; empty when there are none
     * @param recordId the record that was created, or null when none is named
     */
    record Settled(
            WriteOutcome outcome,
            List<String> errors,
            @Nullable String recordId) implements StatusResult {

        public Settled {
            errors = List.copyOf(errors);
        }
    }

    /** The write is queued or runs. */
    record Pending() implements StatusResult {}

    /** The API knows no such job. */
    record NotFound() implements StatusResult {}

    /**
     * The API does not accept the token for this.
     *
     * @param httpStatus 401 or 403
     * @param code the API's own code, or {@code HTTP_} and the status
     * @param message what happened and what to do
     */
    record StatusUnauthorized(int httpStatus, String code, String message) implements StatusResult {}

    /**
     * There is no usable answer. Asking changes nothing, so it may be asked again.
     *
     * @param httpStatus the status of the answer, or null when there was none
     * @param code the name of a {@link ExchangeFault}, the API's own code, or {@code HTTP_} and the status
     * @param message what happened, one sentence
     * @param retryAfter how long to wait at least, or null when nobody said so
     */
    record StatusFailed(
            @Nullable Integer httpStatus,
            String code,
            String message,
            @Nullable Duration retryAfter) implements StatusResult {

        /**
         * Whether the API said that it gets too many requests.
         *
         * @return true for a 429
         */
        public boolean throttled() {
            return httpStatus != null && httpStatus == 429;
        }
    }
}
