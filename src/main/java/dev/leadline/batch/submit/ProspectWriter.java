package dev.leadline.batch.submit;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.StagedRow;
import dev.leadline.propexo.RateLimiter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Claims the rows of a chunk in their order and sends them concurrently. All partitions of a run share it, and with it the
 * bound on the requests in flight. Requests outlast their chunk, so that its end never stops the flow, but not their step.
 */
class ProspectWriter implements ItemWriter<StagedRow>, StepExecutionListener {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** More would share one commit as well, but wait longer for it. */
    private static final int MOST_CLAIMED_TOGETHER = 32;

    /** What log lines are marked with that are written while a row is sent. */
    private static final String ROW = "leadline.row";

    private final RunExecution execution;
    private final RowClaimer claimer;
    private final ProspectSender sender;
    private final InFlightLimit inFlight;
    private final Executor threads;
    private final Phaser requests = new Phaser() {
        @Override
        protected boolean onAdvance(int phase, int registeredParties) {
            return false;
        }
    };

    /**
     * @param threads as many as there are requests in flight
     */
    ProspectWriter(
            RunExecution execution,
            RowClaimer claimer,
            ProspectSender sender,
            InFlightLimit inFlight,
            Executor threads) {
        this.execution = execution;
        this.claimer = claimer;
        this.sender = sender;
        this.inFlight = inFlight;
        this.threads = threads;
    }

    /** Returns when each row is on its way, or must not be sent. */
    @Override
    public void write(Chunk<? extends StagedRow> rows) throws InterruptedException {
        Deque<StagedRow> left = new ArrayDeque<>(rows.getItems());
        while (!left.isEmpty()) {
            claimed(permitted(left)).forEach(this::begin);
        }
    }

    private void begin(ClaimedRow claimed) {
        requests.register();
        try {
            threads.execute(() -> send(claimed));
        } catch (RuntimeException | Error e) {
            end();
            throw e;
        }
    }

    private void end() {
        inFlight.release(1);
        requests.arriveAndDeregister();
    }

    /** Returns when each row that is on its way has its outcome. */
    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        requests.register();
        requests.awaitAdvance(requests.arriveAndDeregister());
        return null;
    }

    /** Takes the first row out, when it may be sent, and those after it that may be sent at once. Each has a place in flight. */
    private List<PermittedRow> permitted(Deque<StagedRow> left) throws InterruptedException {
        List<PermittedRow> permitted = new ArrayList<>();
        inFlight.acquire();
        Optional<RateLimiter.Permit> permit = firstPermit();
        while (permit.isPresent()) {
            permitted.add(new PermittedRow(left.remove(), permit.get()));
            boolean more = !left.isEmpty() && permitted.size() < MOST_CLAIMED_TOGETHER && inFlight.tryAcquire();
            permit = more ? permitAtOnce() : Optional.empty();
        }
        if (permitted.isEmpty()) {
            left.remove();
            inFlight.release(1);
        }
        return permitted;
    }

    private Optional<RateLimiter.Permit> firstPermit() throws InterruptedException {
        try {
            return claimer.permit();
        } catch (RuntimeException | OutOfMemoryError e) {
            execution.stop(EarlyStop.because(e));
            return Optional.empty();
        }
    }

    private Optional<RateLimiter.Permit> permitAtOnce() {
        Optional<RateLimiter.Permit> permit = claimer.permitAtOnce();
        if (permit.isEmpty()) {
            inFlight.release(1);
        }
        return permit;
    }

    /** Those that are to be sent; the others have given their place in flight back. */
    private List<ClaimedRow> claimed(List<PermittedRow> rows) {
        return claimedTogether(rows)
                .orElseGet(() ->
                        rows.stream().flatMap(row -> claimedAlone(row).stream()).toList());
    }

    private Optional<List<ClaimedRow>> claimedTogether(List<PermittedRow> rows) {
        if (rows.size() < 2) {
            return Optional.empty();
        }
        try {
            Optional<List<ClaimedRow>> claimed = claimer.claimTogether(rows);
            claimed.ifPresent(held -> inFlight.release(rows.size() - held.size()));
            return claimed;
        } catch (RuntimeException | OutOfMemoryError e) {
            execution.stop(EarlyStop.because(e));
            return Optional.empty();
        }
    }

    private Optional<ClaimedRow> claimedAlone(PermittedRow row) {
        Optional<ClaimedRow> claimed = Optional.empty();
        try {
            claimed = execution.stopped().isPresent() ? claimed : claimer.claim(row);
        } catch (RuntimeException | OutOfMemoryError e) {
            execution.stop(EarlyStop.because(e));
        }
        if (claimed.isEmpty()) {
            inFlight.release(1);
        }
        return claimed;
    }

    private void send(ClaimedRow claimed) {
        MDC.put(ROW, Long.toString(claimed.row().row()));
        try {
            sendUntilActedOn(claimed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            execution.stop(EarlyStop.because(e));
        } finally {
            MDC.remove(ROW);
            end();
        }
    }

    private void sendUntilActedOn(ClaimedRow claimed) throws InterruptedException {
        Duration wait = FIRST_WAIT;
        Optional<StagedRow> again = sendInTime(claimed);
        while (again.isPresent() && !claimer.rest(jittered(wait))) {
            StagedRow next = again.get();
            again = claimer.pass(next).flatMap(this::sendInTime);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
    }

    private Optional<StagedRow> sendInTime(ClaimedRow claimed) {
        claimer.awaitTimely(claimed);
        return sender.send(claimed);
    }

    private static Duration jittered(Duration wait) {
        return wait.dividedBy(2).plusNanos(ThreadLocalRandom.current().nextLong(wait.toNanos() / 2 + 1));
    }
}
