package dev.leadline.run;

import dev.leadline.batch.confirm.OutcomePoller;
import dev.leadline.batch.submit.SendWindow;
import dev.leadline.batch.submit.SubmitSettings;
import dev.leadline.propexo.Propexo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Predicts when rows will be sent and confirmed, by the rate limit and the send window. */
final class FinishForecast {

    private final Propexo propexo;
    private final OutcomePoller outcomes;
    private final SendWindow window;
    private final Clock clock;

    FinishForecast(Propexo propexo, OutcomePoller outcomes, SubmitSettings settings, Clock clock) {
        this.propexo = propexo;
        this.outcomes = outcomes;
        this.window = settings.window();
        this.clock = clock;
    }

    /** How long rows take at the pace that is allowed now, requests for their outcomes included; zero where nothing limits it. */
    Duration work(long rows) {
        return propexo.rateLimiter().estimate(rows + outcomes.requestsFor(rows));
    }

    /** When rows are done; empty where nothing limits the pace, or there are none. */
    Optional<Instant> end(long rows) {
        Duration work = work(rows);
        return rows == 0 || work.isZero() ? Optional.empty() : Optional.of(window.end(clock.instant(), work));
    }

    /** About how many of some rows are sent by a time. */
    long sentBy(long rows, Instant time) {
        Duration open = window.openBetween(clock.instant(), time);
        return Math.min(rows, rows * open.toMillis() / Math.max(1, work(rows).toMillis()));
    }

    /** When the send window opens; empty while it is open. */
    Optional<Instant> opens() {
        Instant now = clock.instant();
        Duration closed = window.untilOpen(now);
        return closed.isZero() ? Optional.empty() : Optional.of(now.plus(closed));
    }

    Instant now() {
        return clock.instant();
    }
}
