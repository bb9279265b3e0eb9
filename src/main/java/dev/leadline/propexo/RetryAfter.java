package dev.leadline.propexo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads how long an answer asks its client to wait. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /**
     * The Retry-After header, in seconds or as an HTTP date. A date counts from the answer's own Date header, so that two
     * clocks that disagree do no harm.
     *
     * @param answer the answer
     * @param now the time of day, for an answer without a date of its own
     * @return from zero to an hour; empty when the header is not there or cannot be read
     */
    static Optional<Duration> of(RawAnswer answer, Instant now) {
        return answer.header("Retry-After").map(String::strip).flatMap(value -> {
            Optional<Duration> asked = value.matches("\\d{1,9}")
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                    : Advertised.date(value).map(until -> Duration.between(sentAt(answer, now), until));
            return asked.map(RetryAfter::bounded);
        });
    }

    private static Instant sentAt(RawAnswer answer, Instant now) {
        return Advertised.date(answer).orElse(now);
    }

    private static Duration bounded(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
