package dev.leadline.propexo;

import dev.leadline.message.UserMessage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one GET. Texts are free of control characters and bounded, and never logged.
 *
 * @param <T> what was asked for
 */
public sealed interface GetResult<T> {

    /**
     * The API answered.
     *
     * @param value what it said
     * @param <T> what was asked for
     */
    record Read<T>(T value) implements GetResult<T> {}

    /**
     * The API does not accept the token for this.
     *
     * @param httpStatus 401 or 403
     * @param code the API's own code, or {@code HTTP_} and the status
     * @param message what happened and what to do
     * @param <T> what was asked for
     */
    record GetUnauthorized<T>(int httpStatus, String code, UserMessage message) implements GetResult<T> {}

    /**
     * There is no usable answer. Asking changes nothing, so it may be asked again.
     *
     * @param httpStatus the status of the answer, or null when there was none
     * @param code the name of a {@link ExchangeFault}, the API's own code, or {@code HTTP_} and the status
     * @param message what happened, one sentence
     * @param retryAfter how long to wait at least, or null when nobody said so
     * @param <T> what was asked for
     */
    record GetFailed<T>(
            @Nullable Integer httpStatus,
            String code,
            UserMessage message,
            @Nullable Duration retryAfter) implements GetResult<T> {}
}
