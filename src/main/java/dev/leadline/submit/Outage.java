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
    private String lastWord = "The API is down; see that it runs, then resume.";
    private boolean everAnswered;

    Outage(Clock clock, SubmitSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    synchronized void answered() {
        everAnswered = true;
        since = null;
    }

    /** Notes that a request surely was not acted on, and what came of it. */
    synchronized void notActedOn(String message) {
        lastWord = message;
    }

    /** What came of the latest request that was not acted on. */
    synchronized String lastWord() {
        return lastWord;
    }

    /** Whether the budget for repeating is used up; the time counts from the first call since an answer. */
    synchronized boolean outlasts() {
        Instant now = clock.instant();
        if (since == null) {
            since = now;
        }
        Duration patience = everAnswered ? settings.patience() : settings.firstPatience();
        return Duration.between(since, now).compareTo(patience) >= 0;
    }
}
