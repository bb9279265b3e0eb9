package dev.leadline.propexo;

import dev.leadline.message.UserMessage;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A classified failure.
 *
 * @param kind what it says about the fate of the request
 * @param httpStatus the status of the answer, or null when there was none; never null where the kind rests on a status
 * @param code a stable code, bounded and free of control characters
 * @param words one sentence or the API's own words, bounded and free of control characters
 * @param retryAfter how long to wait at least, or null when nobody said so
 */
record ClassifiedFailure(
        FailureClass kind,
        @Nullable Integer httpStatus,
        String code,
        UserMessage words,
        @Nullable Duration retryAfter) {

    /**
     * A failure that no status tells.
     *
     * @param kind what it says about the fate of the request
     * @param httpStatus the status of the answer, or null when there was none
     * @param fault what happened
     * @return the failure, with the fault's code and sentence
     */
    static ClassifiedFailure of(FailureClass kind, @Nullable Integer httpStatus, ExchangeFault fault) {
        return new ClassifiedFailure(kind, httpStatus, fault.name(), fault.message(), null);
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
     * What became of a POST that failed so.
     *
     * @return the answer of this class of failure
     */
    CreateResult toAnswer() {
        String message = words.withAdvice();
        return switch (kind) {
            case NOT_ACTED_ON -> new CreateResult.NotActedOn(httpStatus, code, message, retryAfter);
            case UNKNOWN -> new CreateResult.Unknown(httpStatus, code, message);
            case REFUSED -> new CreateResult.Refused(status(), code, message);
            case UNAUTHORISED -> new CreateResult.CreateUnauthorized(status(), code, message);
            case MISDIRECTED -> new CreateResult.Misdirected(status(), code, message);
        };
    }

    /**
     * What came of a GET that failed so.
     *
     * @param <T> what was asked for
     * @return unauthorized or failed
     */
    <T> GetResult<T> toReading() {
        return kind == FailureClass.UNAUTHORISED
                ? new GetResult.GetUnauthorized<>(status(), code, words)
                : new GetResult.GetFailed<>(httpStatus, code, words, retryAfter);
    }

    /**
     * What came of asking for a status that failed so.
     *
     * @return not found for a 404, else unauthorized or failed
     */
    StatusResult toStatusAnswer() {
        String message = words.withAdvice();
        if (kind == FailureClass.UNAUTHORISED) {
            return new StatusResult.StatusUnauthorized(status(), code, message);
        }
        return httpStatus != null && httpStatus == 404
                ? new StatusResult.NotFound()
                : new StatusResult.StatusFailed(httpStatus, code, message, retryAfter);
    }

    private int status() {
        return Objects.requireNonNull(httpStatus);
    }
}
