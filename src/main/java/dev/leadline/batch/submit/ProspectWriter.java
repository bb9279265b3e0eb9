package dev.leadline.batch.submit;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.StagedRow;
import dev.leadline.propexo.RateLimiter;
import dev.leadline.shared.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Claims the rows of a chunk in their order and sends them concurrently. All partitions of a run share it, and with it the
 * bound on the requests in flight, so that the end of one chunk never stops the flow.
 */
class ProspectWriter implements ItemWriter<StagedRow> {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** More would share one commit as well, but wait longer for it. */
    private static final int MOST_CLAIMED_TOGETHER = 32;

    private final RunExecution execution;
    private final RowClaimer claimer;
    private final ProspectSender sender;
    private final InFlightLimit inFlight;
    private final Executor threads;
    private final Ticker ticker;

    /**
     * @param threads as many as there are requests in flight
     */
    ProspectWriter(
            RunExecution execution,
            RowClaimer claimer,
            ProspectSender sender,
            InFlightLimit inFlight,
            Executor threads,
            Ticker ticker) {
        this.execution = execution;
        this.claimer = claimer;
        this.sender = sender;
        this.inFlight = inFlight;
        this.threads = threads;
        this.ticker = ticker;
    }

    /** Returns when each row has its outcome, or the run must stop. */
    @Override
    public void write(Chunk<? extends StagedRow> rows) throws InterruptedException {
        Deque<StagedRow> left = new ArrayDeque<>(rows.getItems());
        List<CompletableFuture<?>> requests = new ArrayList<>();
        while (!left.isEmpty()) {
            for (ClaimedRow claimed : claimed(permitted(left))) {
                requests.add(CompletableFuture.runAsync(() -> send(claimed), threads));
            }
        }
        CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new)).join();
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
        try {
            sendUntilActedOn(claimed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | OutOfMemoryError e) {
            execution.stop(EarlyStop.because(e));
        } finally {
            inFlight.release(1);
        }
    }

    private void sendUntilActedOn(ClaimedRow claimed) throws InterruptedException {
        Duration wait = FIRST_WAIT;
        Optional<StagedRow> again = sentOnce(claimed);
        while (again.isPresent() && !claimer.rest(jittered(wait))) {
            StagedRow next = again.get();
            again = claimer.pass(next).flatMap(this::sentOnce);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
    }

    private Optional<StagedRow> sentOnce(ClaimedRow claimed) {
        long start = ticker.nanos();
        Optional<StagedRow> again = sender.send(claimed.row(), claimed.claim());
        inFlight.measured(ticker.since(start));
        return again;
    }

    private static Duration jittered(Duration wait) {
        return wait.dividedBy(2).plusNanos(ThreadLocalRandom.current().nextLong(wait.toNanos() / 2 + 1));
    }
}
