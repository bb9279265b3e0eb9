package dev.leadline.propexo;

import dev.leadline.message.UserMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the API takes no requests.
 *
 * @param left how long requests are still held back here
 * @param until the end that the API named, by this machine's time of day; where it named none, the end of {@code left}
 * @param retryAfter how long the API asked to wait, or null where it did not say
 * @param reason why, one sentence
 */
public record ApiPause(
        Duration left, Instant until, @Nullable Duration retryAfter, String reason) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Whether the API named a time that is longer than somebody wants to wait. */
    public boolean outlasts(Duration patience) {
        return retryAfter != null && left.compareTo(patience) > 0;
    }

    /** How long all of it is, as far as that is known. */
    public Duration length() {
        return retryAfter == null || retryAfter.compareTo(left) < 0 ? left : retryAfter;
    }

    /**
     * What the API asked for.
     *
     * @return such as {@code The API asked Leadline to wait until 2026-11-29 17:40 UTC (Retry-After: 86400 s)}, without a full stop
     */
    public String request() {
        String time = MINUTE.format(until.plusSeconds(59));
        return retryAfter == null
                ? UserMessage.of("propexo.closed-until", time).text()
                : UserMessage.of("propexo.asked-to-wait-until", time, retryAfter.toSeconds())
                        .text();
    }
}
