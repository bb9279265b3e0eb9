package dev.leadline.batch.submit;

import dev.leadline.message.UserMessage;
import dev.leadline.shared.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long the API has not acted on anything: the budget for repeating. */
final class RetryBudget {

    private final Ticker ticker;
    private final SubmitSettings settings;
    private @Nullable Long since;
    private @Nullable String lastWord;
    private boolean everAnswered;

    RetryBudget(Ticker ticker, SubmitSettings settings) {
        this.ticker = ticker;
        this.settings = settings;
    }

    synchronized void answered() {
        everAnswered = true;
        since = null;
    }

    /** Begins anew after a time in which nothing was to be sent. */
    synchronized void restart() {
        since = null;
    }

    /** Notes that a request surely was not acted on, and what came of it. */
    synchronized void notActedOn(String message) {
        lastWord = message;
    }

    /** What came of the latest request that was not acted on. */
    synchronized String lastWord() {
        return lastWord == null ? UserMessage.of("batch.api-unavailable").withAdvice() : lastWord;
    }

    /** Whether the budget for repeating is used up; the time counts from the first call since an answer. */
    synchronized boolean outlasts() {
        if (since == null) {
            since = ticker.nanos();
        }
        Duration patience = everAnswered ? settings.patience() : settings.firstPatience();
        return ticker.since(since).compareTo(patience) >= 0;
    }
}
