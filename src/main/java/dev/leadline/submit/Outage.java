package dev.leadline.submit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long the API has not acted on anything: the budget for repeating. */
final class Outage {

    private final Clock clock;
    private final SubmitSettings settings;
    private @Nullable Instant since;
    private boolean everAnswered;

    Outage(Clock clock, SubmitSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    synchronized void answered() {
        everAnswered = true;
        since = null;
    }

    /** Notes that a request surely was not acted on; whether the budget for repeating is used up. */
    synchronized boolean outlasts() {
        Instant now = clock.instant();
        if (since == null) {
            since = now;
        }
        Duration patience = everAnswered ? settings.patience() : settings.firstPatience();
        return Duration.between(since, now).compareTo(patience) >= 0;
    }
}
