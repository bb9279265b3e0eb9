package dev.leadline.run;

import dev.leadline.shared.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * When an ended run is asked for again: the longer ago it ended, the more seldom, for what has not come in a week will not come
 * in the next ten minutes, and each question takes a request from those that are sent now.
 */
final class LateConfirmationSchedule {

    /** A run is asked for again once an eighth has been added to its age. */
    private static final int PART = 8;

    private final Clock clock;
    private final Ticker ticker;
    private final Map<Long, LastCheck> asked = new ConcurrentHashMap<>();

    LateConfirmationSchedule(Clock clock, Ticker ticker) {
        this.clock = clock;
        this.ticker = ticker;
    }

    /**
     * When a run was asked for.
     *
     * @param ended when it had ended; another attempt may end later
     * @param ticks by the clock that never jumps
     * @param age of the run by then
     */
    private record LastCheck(Instant ended, long ticks, Duration age) {}

    /** Takes the turn of a run that ended then, if it is due; it always is when nobody has asked since the start. */
    boolean takeTurn(long run, Instant ended) {
        LastCheck last = Optional.ofNullable(asked.get(run))
                .filter(question -> question.ended().equals(ended))
                .orElse(null);
        if (last != null && ticker.since(last.ticks()).compareTo(last.age().dividedBy(PART)) < 0) {
            return false;
        }
        asked.put(run, new LastCheck(ended, ticker.nanos(), age(ended, last)));
        return true;
    }

    /** The time of day says only how old a run is when it is asked for the first time. */
    private Duration age(Instant ended, @Nullable LastCheck last) {
        if (last != null) {
            return last.age().plus(ticker.since(last.ticks()));
        }
        Duration told = Duration.between(ended, clock.instant());
        return told.isNegative() ? Duration.ZERO : told;
    }
}
