package dev.leadline.propexo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of the API says about the API itself, whatever was asked.
 *
 * @param limit the requests that it takes in a minute, or null when it did not say
 * @param remaining what was left of them, or null when it did not say
 * @param date its own time, to the second, or null when it did not say
 * @param heardAt this machine's time when the answer had come
 */
public record Advertised(
        @Nullable Integer limit,
        @Nullable Integer remaining,
        @Nullable Instant date,
        Instant heardAt) {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

    /**
     * Reads the headers of an answer.
     *
     * @param headers the answer's headers
     * @param heardAt this machine's time
     * @return without what is missing or cannot be read
     */
    static Advertised in(ResponseHeaders headers, Instant heardAt) {
        return new Advertised(limit(headers), remaining(headers), date(headers).orElse(null), heardAt);
    }

    static @Nullable Integer limit(ResponseHeaders headers) {
        return headers.number("x-ratelimit-limit");
    }

    static @Nullable Integer remaining(ResponseHeaders headers) {
        return headers.number("x-ratelimit-remaining");
    }

    /**
     * When an answer was sent, by the clock of its server.
     *
     * @param headers the answer's headers
     * @return empty when the Date header is not there or cannot be read
     */
    static Optional<Instant> date(ResponseHeaders headers) {
        return headers.first("Date").flatMap(Advertised::date);
    }

    /**
     * Reads an HTTP date.
     *
     * @param text the value of a header
     * @return empty when it is none
     */
    static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), HTTP_DATE).toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
