package dev.leadline.batch.confirm;

import dev.leadline.shared.Moment;
import dev.leadline.shared.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the outcomes of writes are asked for, counted from their sending. Times of day say only how old a write is when the
 * first question is asked, behind all sending; from then on time is measured, so that a clock that is set changes nothing.
 */
final class ConfirmationDeadline {

    /** So long an API that asks to wait is waited for even where a write is past its deadline, and asked for once more. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final Duration limit;
    private final Clock clock;
    private final Ticker ticker;
    private final Moment began;
    private @Nullable Moment firstQuestion;
    private long heardAt;

    /**
     * @param limit how long after its sending a write may stay pending
     * @param began when this process began to work on the run
     */
    ConfirmationDeadline(Duration limit, Moment began, Clock clock, Ticker ticker) {
        this.limit = limit;
        this.began = began;
        this.clock = clock;
        this.ticker = ticker;
        this.heardAt = began.ticks();
    }

    /** Whether a write that was sent then should be left alone when it is still pending. */
    synchronized boolean isOver(Instant sentAt) {
        return left(sentAt).compareTo(Duration.ZERO) <= 0;
    }

    /** How long the API may keep everybody waiting before a write that was sent then is left alone. */
    synchronized Duration patience(Instant sentAt) {
        Duration grace = GRACE.minus(ticker.since(heardAt));
        return longer(longer(left(sentAt), grace), Duration.ZERO);
    }

    /** Notes that the API has answered a question. */
    synchronized void heard() {
        heardAt = ticker.nanos();
    }

    private Duration left(Instant sentAt) {
        Moment first = firstQuestion;
        if (first == null) {
            first = Moment.now(clock, ticker);
            firstQuestion = first;
            heardAt = first.ticks();
        }
        return limit.minus(age(sentAt, first)).minus(ticker.since(first.ticks()));
    }

    /** The age of a row that this process sent is at most the time since the process began to work on the run, whatever the clock says. */
    private Duration age(Instant sentAt, Moment first) {
        Duration sending = Duration.ofNanos(first.ticks() - began.ticks());
        if (sentAt.isBefore(began.time())) {
            return Duration.between(sentAt, began.time()).plus(sending);
        }
        Duration told = Duration.between(sentAt, first.time());
        return longer(Duration.ZERO, told.compareTo(sending) < 0 ? told : sending);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
