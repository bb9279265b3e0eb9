package dev.leadline.ledger;

import dev.leadline.message.UserMessage;
import dev.leadline.shared.Moment;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The time for which this process works on a run: its lease, the request to stop, and what it has asked of the API. */
public final class RunExecution {

    private final Lease lease;
    private final boolean confirms;
    private final Moment began;
    private final Runnable beforeSending;
    private final AtomicReference<EarlyStop> stop = new AtomicReference<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable RunWait> wait = new AtomicReference<>();
    private final Set<String> remarks = Collections.synchronizedSet(new LinkedHashSet<>());
    private final LongAdder sent = new LongAdder();
    private final LongAdder polls = new LongAdder();
    private final LongAdder throttled = new LongAdder();

    /**
     * @param lease the right to work on the run
     * @param confirms whether outcomes are waited for
     * @param began when this process began to work on the run
     */
    public RunExecution(Lease lease, boolean confirms, Moment began) {
        this(lease, confirms, began, () -> {});
    }

    /**
     * @param lease the right to work on the run
     * @param confirms whether outcomes are waited for
     * @param began when this process began to work on the run
     * @param beforeSending what is done when all rows are staged, before any of them is sent
     */
    public RunExecution(Lease lease, boolean confirms, Moment began, Runnable beforeSending) {
        this.lease = lease;
        this.confirms = confirms;
        this.began = began;
        this.beforeSending = beforeSending;
    }

    /** Says that all rows are staged and that the first is about to be sent, unless the run has to end. */
    public void beforeSending() {
        if (stopped().isEmpty()) {
            beforeSending.run();
        }
    }

    /** When this process began to work on the run. */
    public Moment began() {
        return began;
    }

    /**
     * The right to work on the run.
     *
     * @return the same for the whole execution
     */
    public Lease lease() {
        return lease;
    }

    /**
     * Whether outcomes are waited for.
     *
     * @return false when the run ends with its rows queued
     */
    public boolean confirms() {
        return confirms;
    }

    /**
     * Asks for an orderly end; of several reasons the first counts.
     *
     * @param reason why
     */
    public void stop(EarlyStop reason) {
        stop.compareAndSet(null, reason);
        stopped.countDown();
    }

    /**
     * Why the run has to end early.
     *
     * @return empty while it may go on
     */
    public Optional<EarlyStop> stopped() {
        return Optional.ofNullable(stop.get());
    }

    /**
     * Lets time pass, unless the run has to end.
     *
     * @param time how long at the most
     * @return whether the run has to end
     * @throws InterruptedException when the thread is interrupted
     */
    public boolean pause(Duration time) throws InterruptedException {
        return stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Says that nothing goes on until a time, for those who watch. */
    public void waits(RunWait reason) {
        wait.set(reason);
    }

    /** Says that the wait is over. */
    public void goesOn() {
        wait.set(null);
    }

    /** What is waited for now. */
    public Optional<RunWait> waiting() {
        return Optional.ofNullable(wait.get());
    }

    /** Keeps a sentence that a person should read when the run has ended; the same one is kept once. */
    public void remark(String sentence) {
        remarks.add(sentence);
    }

    /**
     * Keeps a sentence about rows whose request was cut off.
     *
     * @param rows how many; nothing is kept for none
     */
    public void remarkInterrupted(int rows) {
        if (rows == 1) {
            remark(UserMessage.of("ledger.row-interrupted").text());
        } else if (rows > 1) {
            remark(UserMessage.of("ledger.rows-interrupted", rows).text());
        }
    }

    /** The sentences that were kept, in their order. */
    public List<String> remarks() {
        synchronized (remarks) {
            return List.copyOf(remarks);
        }
    }

    /** Counts a create that leaves. */
    public void sent() {
        sent.increment();
    }

    /** Counts a question for an outcome. */
    public void polled() {
        polls.increment();
    }

    /** Counts an answer that said to wait. */
    public void throttled() {
        throttled.increment();
    }

    /**
     * What was asked of the API since the last call.
     *
     * @return zeros when nothing was
     */
    public RequestCounts takeRequests() {
        return new RequestCounts(sent.sumThenReset(), polls.sumThenReset(), throttled.sumThenReset());
    }
}
