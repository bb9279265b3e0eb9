package dev.leadline.propexo;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A classified failure.
 *
 * @param kind what it says about the fate of the request
 * @param httpStatus the status of the answer, or null when there was none; never null where the kind rests on a status
 * @param code a stable code, bounded and free of control characters
 * @param message one sentence or the API's own words, bounded and free of control characters
 * @param retryAfter how long to wait at least, or null when nobody said so
 */
record Failure(
        FailureClass kind,
        @Nullable Integer httpStatus,
        String code,
        String message,
        @Nullable Duration retryAfter) {

    /**
     * A failure that no status tells.
     *
     * @param kind what it says about the fate of the request
     * @param httpStatus the status of the answer, or null when there was none
     * @param fault what happened
     * @return the failure, with the fault's code and sentence
     */
    static Failure of(FailureClass kind, @Nullable Integer httpStatus, Fault fault) {
        return new Failure(kind, httpStatus, fault.name(), fault.sentence(), null);
    }

    /**
     * Whether the API asks everybody to wait.
     *
     * @return true for a 429, and for an outage that says how long it lasts
     */
    boolean asksForAPause() {
        return retryAfter != null || (httpStatus != null && httpStatus == 429);
    }

    /**
     * The status of the answer.
     *
     * @return never absent where the kind rests on a status
     */
    int status() {
        return Objects.requireNonNull(httpStatus);
    }
}
