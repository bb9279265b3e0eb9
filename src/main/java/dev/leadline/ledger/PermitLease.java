package dev.leadline.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a process may use of an account's permits. Times are those of the database's clock.
 *
 * @param grantedBefore how many were leased before these and not given back, by all processes since the account is known
 * @param returned how many of those this lease has taken back
 * @param permits from when each may be used, in order; at least one, and the first may lie a little in the past
 * @param now the database's present
 * @param askedAt when this process asked for that present, in nanoseconds of its own clock
 * @param toldAt when it was told
 * @param takenElsewhere those of the last minute that other processes were granted since the last lease of this one
 * @param minuteEnds when the API's minute ends at the latest, as far as any process has seen; may lie in the past
 * @param pause how long no request may be made; zero when requests may
 */
public record PermitLease(
        long grantedBefore,
        int returned,
        List<Instant> permits,
        Instant now,
        long askedAt,
        long toldAt,
        List<Instant> takenElsewhere,
        Optional<Instant> minuteEnds,
        Duration pause) {

    public PermitLease {
        permits = List.copyOf(permits);
        takenElsewhere = List.copyOf(takenElsewhere);
    }

    /** The time until the first permit; a little less than zero where it follows its predecessor without a gap. */
    public Duration untilFirst() {
        return Duration.between(now, permits.get(0));
    }
}
