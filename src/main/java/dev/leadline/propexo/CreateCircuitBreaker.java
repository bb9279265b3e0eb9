package dev.leadline.propexo;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Keeps creates from an API that is down. When the first 5 creates came to nothing, or all but one of the last 6 to 10, no
 * more are tried for 10 seconds; then one is, and its answer decides. It saves rows from doubt: an API in trouble may act on what it does not
 * answer.
 */
final class CreateCircuitBreaker {

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration ANSWER_OF_THE_FIRST = Duration.ofSeconds(1);

    private final RateClock time;
    private final CircuitBreaker breaker;
    private volatile long openedAt;

    /**
     * @param time where time comes from
     */
    CreateCircuitBreaker(RateClock time) {
        this.time = time;
        this.breaker = CircuitBreaker.of(
                "propexo",
                CircuitBreakerConfig.custom()
                        .clock(time.steadyClock())
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(5)
                        // above 80: else, behind four failures, it would open on the success that comes fifth
                        .failureRateThreshold(81)
                        .waitDurationInOpenState(PAUSE)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        breaker.getEventPublisher().onStateTransition(change -> openedAt = time.nanos());
    }

    /**
     * Asks to make a create. Who may must {@link #record} what came of it.
     *
     * @return whether it may be made
     */
    boolean tryPass() {
        return breaker.tryAcquirePermission();
    }

    /**
     * Notes what came of a create.
     *
     * @param answer its answer
     */
    void record(CreateResult answer) {
        if (isDown(answer)) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("the API is down"));
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    /**
     * How long no create will be tried.
     *
     * @return zero when one may be tried now
     */
    Duration heldBackFor() {
        return switch (breaker.getState()) {
            case OPEN -> positive(PAUSE.minusNanos(time.nanos() - openedAt).plusMillis(1));
            case HALF_OPEN -> ANSWER_OF_THE_FIRST;
            default -> Duration.ZERO;
        };
    }

    private static Duration positive(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static boolean isDown(CreateResult answer) {
        return answer instanceof CreateResult.Unknown
                || (answer instanceof CreateResult.NotActedOn notActedOn && !notActedOn.throttled());
    }
}
