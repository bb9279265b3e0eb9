package dev.leadline.propexo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one POST, as far as anybody can know. Every code and message is free of control characters and bounded;
 * a message may repeat a value of the request, so it is never logged.
 */
public sealed interface CreateResult {

    /**
     * The write is queued: it was acted on.
     *
     * @param httpStatus the status of the answer, 2xx
     * @param jobId the job that carries the write
     */
    record Queued(int httpStatus, String jobId) implements CreateResult {}

    /**
     * The API refused the body. Final, and not acted on.
     *
     * @param httpStatus the status of the answer
     * @param code the API's own code, or {@code HTTP_} and the status
     * @param message the API's own words, or a sentence for the status
     */
    record Refused(int httpStatus, String code, String message) implements CreateResult {}

    /**
     * Surely not acted on: it may be sent again.
     *
     * @param httpStatus the status of the answer, or null when there was none
     * @param code the API's own code, the name of a {@link ExchangeFault}, or {@code HTTP_} and the status
     * @param message what happened, one sentence
     * @param retryAfter how long to wait at least, or null when nobody said so
     */
    record NotActedOn(
            @Nullable Integer httpStatus,
            String code,
            String message,
            @Nullable Duration retryAfter) implements CreateResult {

        /**
         * Whether the API said that it gets too many requests.
         *
         * @return true for a 429
         */
        public boolean throttled() {
            return httpStatus != null && httpStatus == 429;
        }

        /**
         * Whether no request was made at all, because the latest ones failed.
         *
         * @return true while creates are held back
         */
        public boolean heldBack() {
            return code.equals(ExchangeFault.CIRCUIT_OPEN.name());
        }
    }

    /**
     * The API does not accept the token for this. Not acted on, and no other row would fare better.
     *
     * @param httpStatus 401 or 403
     * @param code the API's own code, or {@code HTTP_} and the status
     * @param message what happened and what to do
     */
    record CreateUnauthorized(int httpStatus, String code, String message) implements CreateResult {}

    /**
     * Such requests are not taken there. Not acted on, and no other row would fare better.
     *
     * @param httpStatus a redirect, 404, or another status that does not depend on the row
     * @param code the API's own code, or {@code HTTP_} and the status
     * @param message what happened and what to do
     */
    record Misdirected(int httpStatus, String code, String message) implements CreateResult {}

    /**
     * It may have been acted on and nobody can say: in doubt, never to be sent again by itself.
     *
     * @param httpStatus the status of the answer, or null when there was none
     * @param code the name of a {@link ExchangeFault}, the API's own code, or {@code HTTP_} and the status
     * @param message what happened, one sentence
     */
    record Unknown(@Nullable Integer httpStatus, String code, String message) implements CreateResult {

        /**
         * Whether the API pointed elsewhere, as it would for every other row.
         *
         * @return true for a 3xx
         */
        public boolean redirected() {
            return httpStatus != null && httpStatus / 100 == 3;
        }
    }
}
