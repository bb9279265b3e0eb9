package dev.leadline.propexo;

import dev.leadline.message.UserMessage;
import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an answer whose status says no success means for the fate of its request. {@link FailureClass} documents the
 * classes; when in doubt it is {@link FailureClass#UNKNOWN}.
 */
final class PropexoErrorDecoder implements ErrorDecoder {

    /** These say "send it there". The other redirects, 303 above all, may be the answer to what was acted on. */
    private static final Set<Integer> SENT_ELSEWHERE = Set.of(301, 302, 307, 308);

    /**
     * These speak of the address, the account, the method, the headers or the way to the server, which are the same for every
     * row. 406, 409, 413 and the others may be about what one row holds.
     */
    private static final Set<Integer> THE_SAME_FOR_EVERY_ROW =
            Set.of(402, 404, 405, 407, 410, 411, 414, 415, 421, 426, 431, 451);

    /** The server says by the status alone that it did nothing. */
    private static final Set<Integer> NOTHING_DONE = Set.of(425, 429);

    private final ResponseBody body;
    private final Supplier<Instant> now;

    /**
     * @param body reads the bodies of answers
     * @param now the time of day, against which a date in Retry-After counts where the answer has no date of its own
     */
    PropexoErrorDecoder(ResponseBody body, Supplier<Instant> now) {
        this.body = body;
        this.now = now;
    }

    @Override
    public Exception decode(String method, Response response) {
        try {
            return new PropexoException(response.status(), classify(response));
        } catch (IOException broken) {
            return broken;
        }
    }

    private ClassifiedFailure classify(Response response) throws IOException {
        int status = response.status();
        Optional<ErrorBody> error = body.json(response).flatMap(ErrorBody::in);
        Duration retryAfter =
                RetryAfter.in(ResponseHeaders.of(response), now.get()).orElse(null);
        FailureClass kind = classOf(status, retryAfter != null || error.isPresent());
        String code = error.map(ErrorBody::code).orElse("HTTP_" + status);
        UserMessage message = message(kind, status, error.orElse(null));
        return new ClassifiedFailure(
                kind, status, code, message, kind == FailureClass.NOT_ACTED_ON ? retryAfter : null);
    }

    private static FailureClass classOf(int status, boolean theApiItselfSpeaks) {
        if (status == 401 || status == 403) {
            return FailureClass.UNAUTHORISED;
        }
        if (SENT_ELSEWHERE.contains(status) || THE_SAME_FOR_EVERY_ROW.contains(status)) {
            return FailureClass.MISDIRECTED;
        }
        if (NOTHING_DONE.contains(status) || (status == 503 && theApiItselfSpeaks)) {
            return FailureClass.NOT_ACTED_ON;
        }
        return status >= 400 && status < 500 && status != 408 ? FailureClass.REFUSED : FailureClass.UNKNOWN;
    }

    private static UserMessage message(FailureClass kind, int status, @Nullable ErrorBody error) {
        if (error != null && kind != FailureClass.UNAUTHORISED) {
            return UserMessage.of("propexo.in-its-own-words", error.message());
        }
        return switch (kind) {
            case UNAUTHORISED -> UserMessage.of("propexo.token-rejected", status);
            case MISDIRECTED -> misdirected(status);
            case REFUSED -> UserMessage.of("propexo.refused", status);
            case NOT_ACTED_ON ->
                switch (status) {
                    case 425 -> UserMessage.of("propexo.not-ready");
                    case 429 -> UserMessage.of("propexo.too-many-requests");
                    default -> UserMessage.of("propexo.unavailable", status);
                };
            case UNKNOWN -> UserMessage.of("propexo.unknown-outcome", status);
        };
    }

    private static UserMessage misdirected(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> UserMessage.of("propexo.redirected", status);
            case 402 -> UserMessage.of("propexo.payment-required");
            case 407 -> UserMessage.of("propexo.proxy-login");
            case 411, 414, 415, 421, 426, 431 -> UserMessage.of("propexo.wrong-form", status);
            case 451 -> UserMessage.of("propexo.blocked");
            default -> UserMessage.of("propexo.no-endpoint", status);
        };
    }
}
