package dev.leadline.propexo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads how long an answer asks its client to wait. */
final class RetryAfter {

    /** A hundred years: far beyond what anybody waits for, and no reckoning with it overflows. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final int MOST_DIGITS = 10;

    private RetryAfter() {}

    /**
     * The Retry-After header, in seconds or as an HTTP date. A date counts from the answer's own Date header, so that two
     * clocks that disagree do no harm.
     *
     * @param headers the answer's headers
     * @param now the time of day, for an answer without a date of its own
     * @return from zero to a hundred years; empty when the header is not there or cannot be read
     */
    static Optional<Duration> in(ResponseHeaders headers, Instant now) {
        return headers.first("Retry-After").map(String::strip).flatMap(value -> {
            Optional<Duration> asked = value.matches("[0-9]+")
                    ? Optional.of(seconds(value))
                    : Advertised.date(value).map(until -> Duration.between(sentAt(headers, now), until));
            return asked.map(RetryAfter::bounded);
        });
    }

    private static Duration seconds(String digits) {
        String number = digits.replaceFirst("^0+(?=.)", "");
        return number.length() > MOST_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(number));
    }

    private static Instant sentAt(ResponseHeaders headers, Instant now) {
        return Advertised.date(headers).orElse(now);
    }

    private static Duration bounded(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
