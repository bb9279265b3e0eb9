package dev.leadline.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When an ended run is asked for again: the longer ago it ended, the more seldom, for what has not come in a week will not come
 * in the next ten minutes, and each question takes a request from those that are sent now.
 */
final class LateQuestions {

    /** A run is asked for again once an eighth has been added to its age. */
    private static final int PART = 8;

    private final Clock clock;
    private final Map<Long, Instant> asked = new ConcurrentHashMap<>();

    LateQuestions(Clock clock) {
        this.clock = clock;
    }

    /** Takes the turn of a run that ended then, if it is due; it always is when nobody has asked since the start. */
    boolean takeTurn(long run, Instant ended) {
        Instant now = clock.instant();
        Instant last = asked.get(run);
        if (last != null && now.isBefore(last.plus(Duration.between(ended, last).dividedBy(PART)))) {
            return false;
        }
        asked.put(run, now);
        return true;
    }
}
