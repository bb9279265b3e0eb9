package dev.leadline.watch;

import dev.leadline.propexo.ApiObservationConvention;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether Propexo's API answers, learned from the requests that are made anyway. Safe for use by several threads. */
public final class ApiAnswers implements ObservationHandler<Observation.Context> {

    /** A failure that is younger may be over with the next request. */
    private static final Duration BRIEF = Duration.ofMinutes(1);

    /** Nobody knows any more after this time without requests. */
    private static final Duration OLD = Duration.ofMinutes(30);

    private static final Set<String> TOKEN_REFUSED = Set.of("401", "403");

    private final Clock clock;
    private @Nullable FailedAnswer failure;

    ApiAnswers(Clock clock) {
        this.clock = clock;
    }

    private record FailedAnswer(String answer, Instant first, Instant last) {}

    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }

    @Override
    public void onStop(Observation.Context context) {
        if (ApiObservationConvention.NAME.equals(context.getName())) {
            KeyValue answer = context.getLowCardinalityKeyValue(ApiObservationConvention.ANSWER);
            note(answer == null ? ApiObservationConvention.NONE : answer.getValue());
        }
    }

    private synchronized void note(String answer) {
        if (!isFailure(answer)) {
            failure = null;
            return;
        }
        Instant now = clock.instant();
        failure = new FailedAnswer(answer, failure == null ? now : failure.first(), now);
    }

    private static boolean isFailure(String answer) {
        return answer.equals(ApiObservationConvention.NONE) || TOKEN_REFUSED.contains(answer) || answer.startsWith("5");
    }

    /**
     * An API that does not work.
     *
     * @param answer the HTTP status, or {@code none}
     * @param since when the first request failed
     */
    public record FailingApi(String answer, Instant since) {

        public boolean isTokenRejected() {
            return TOKEN_REFUSED.contains(answer);
        }

        /** Whether no answer came at all. */
        public boolean isSilent() {
            return answer.equals(ApiObservationConvention.NONE);
        }
    }

    /** How the API fails; empty while it answers, and while no requests are made. */
    public synchronized Optional<FailingApi> failing() {
        FailedAnswer now = failure;
        if (now == null || isOver(now)) {
            return Optional.empty();
        }
        boolean isBrief = Duration.between(now.first(), now.last()).compareTo(BRIEF) < 0;
        FailingApi failing = new FailingApi(now.answer(), now.first());
        return isBrief && !failing.isTokenRejected() ? Optional.empty() : Optional.of(failing);
    }

    /** What is wrong with the API, and what to do; empty while it answers, and while no requests are made. */
    public Optional<String> problem() {
        return failing().map(ApiAnswers::sentence);
    }

    private static String sentence(FailingApi api) {
        if (api.isTokenRejected()) {
            return "The API rejects the token (%s). Set LEADLINE_API_TOKEN to a valid token, then restart Leadline."
                    .formatted(api.answer());
        }
        return api.isSilent()
                ? "The API has not answered since %s. Check the network and leadline.api.url.".formatted(api.since())
                : "The API has answered with errors (%s) since %s. Runs stop and can be resumed."
                        .formatted(api.answer(), api.since());
    }

    private boolean isOver(FailedAnswer now) {
        return Duration.between(now.last(), clock.instant()).compareTo(OLD) > 0;
    }
}
