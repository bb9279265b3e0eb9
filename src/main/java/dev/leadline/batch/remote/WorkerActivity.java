package dev.leadline.batch.remote;

import dev.leadline.shared.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a worker does, for those who watch it. Safe for use by several threads. */
public final class WorkerActivity {

    private final Ticker ticker;
    private long lastRound;
    private long lastPoll;
    private boolean polls;
    private @Nullable Long lastTaken;
    private long taken;
    private int executing;
    private Optional<String> otherVersion = Optional.empty();

    /** Begins now. */
    public WorkerActivity(Ticker ticker) {
        this.ticker = ticker;
        this.lastRound = ticker.nanos();
        this.lastPoll = lastRound;
    }

    /** The worker is still running, whether the database responds or not. */
    public synchronized void continued() {
        lastRound = ticker.nanos();
    }

    /** The worker has renewed its registration, and looked for partitions or had no place for another. */
    synchronized void polled() {
        polls = true;
        lastPoll = ticker.nanos();
    }

    synchronized void took() {
        lastTaken = ticker.nanos();
        taken++;
        executing++;
    }

    synchronized void ended() {
        executing--;
    }

    synchronized void sawOtherVersion(Optional<String> sentence) {
        otherVersion = sentence;
    }

    /** How long ago the worker's loop went on for the last time. */
    public synchronized Duration sinceRound() {
        return ticker.since(lastRound);
    }

    /** How long ago the worker looked for partitions for the last time, or began. */
    public synchronized Duration sincePoll() {
        return ticker.since(lastPoll);
    }

    /** Whether it has looked for partitions yet. */
    public synchronized boolean hasPolled() {
        return polls;
    }

    /** How long ago it took its last partition; empty before the first. */
    public synchronized Optional<Duration> sinceTaken() {
        return Optional.ofNullable(lastTaken).map(ticker::since);
    }

    /** How many partitions it has taken since it began. */
    public synchronized long taken() {
        return taken;
    }

    /** How many partitions it is executing. */
    public synchronized int executing() {
        return executing;
    }

    /** The sentence about partitions that it leaves alone because of their schema version. */
    public synchronized Optional<String> otherVersion() {
        return otherVersion;
    }
}
