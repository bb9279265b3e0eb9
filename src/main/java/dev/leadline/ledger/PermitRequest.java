package dev.leadline.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a process wants of an account's permits.
 *
 * @param count how many at most, at least 1
 * @param limit the most requests in a minute, at least 1
 * @param pace the time from one permit to the next at present; shorter than the limit allows means as short as it allows
 * @param catchUp whether permits that nobody took in time may be taken now; false where the API held requests back
 * @param unused permits of earlier leases with which no request was or will be made
 * @param known how many had been leased by all processes after the last lease of this one; 0 at its first
 * @param minuteEnds when the API's minute ends at the latest, as far as this process has seen
 */
public record PermitRequest(
        int count,
        int limit,
        Duration pace,
        boolean catchUp,
        List<Instant> unused,
        long known,
        Optional<Instant> minuteEnds) {

    PermitRequest withPace(Duration other) {
        return new PermitRequest(count, limit, other, catchUp, unused, known, minuteEnds);
    }

    /**
     * The next permits, as closely as the limit allows.
     *
     * @param count how many at most
     * @param limit the most requests in a minute
     */
    public static PermitRequest of(int count, int limit) {
        return new PermitRequest(count, limit, Duration.ZERO, true, List.of(), 0, Optional.empty());
    }
}
