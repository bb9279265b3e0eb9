package dev.leadline.propexo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Permits of one account that several processes share. A process leases a few at a time, so that it need not ask for each; the
 * permits of all processes together are spaced as one process alone spaces its own.
 */
public interface SharedPermits {

    /**
     * Leases permits that nobody else has.
     *
     * @param wanted how many, and how closely
     * @return when they may be used
     */
    PermitBlock lease(Wanted wanted);

    /**
     * Lets no process lease anything for a time.
     *
     * @param length how long from now on; a longer pause stays
     */
    void pause(Duration length);

    /**
     * What a process wants.
     *
     * @param count how many at most, at least 1
     * @param limit the most requests in a minute
     * @param pace the time from one permit to the next at present
     * @param catchUp whether permits that nobody took in time may be taken now
     * @param unused permits of earlier blocks with which no request was or will be made
     * @param minuteEnds when the API's minute ends at the latest, as far as this process has seen, by the clock that all
     *     processes share
     */
    record Wanted(
            int count, int limit, Duration pace, boolean catchUp, List<Instant> unused, Optional<Instant> minuteEnds) {}

    /**
     * What a process was given.
     *
     * @param permits from when each may be used, by the clock that all processes share; at least one
     * @param clock what that clock said meanwhile
     * @param takenElsewhere the permits that other processes have leased since the last lease of this one; at its first, those of
     *     the last minute
     * @param minuteEnds when the API's minute ends at the latest, as far as any process has seen
     * @param paused how long the API wants no request from any process; zero when it accepts them
     */
    record PermitBlock(
            List<Instant> permits,
            SharedTime clock,
            List<Instant> takenElsewhere,
            Optional<Instant> minuteEnds,
            Duration paused) {}

    /**
     * What the clock that all processes share said.
     *
     * @param now its time
     * @param askedAt when this process asked for it, in nanoseconds of its own clock
     * @param toldAt when it was told
     */
    record SharedTime(Instant now, long askedAt, long toldAt) {

        /** The first moment of our own clock at which the shared one can have said {@code time}. */
        long earliest(Instant time) {
            return askedAt + Duration.between(now, time).toNanos();
        }

        /** The last one. */
        long latest(Instant time) {
            return toldAt + Duration.between(now, time).toNanos();
        }

        /** The last moment that the shared clock can show at one of our own. */
        Instant latestAt(long nanos) {
            return now.plusNanos(nanos - askedAt);
        }

        long uncertainty() {
            return toldAt - askedAt;
        }

        boolean contradicts(SharedTime other) {
            return earliest(other.now) - other.toldAt > 0 || other.askedAt - latest(other.now) > 0;
        }
    }
}
