package dev.leadline.batch.submit;

import dev.leadline.ledger.ClaimResult;
import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.StagedRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The requests in flight: bounded, and shared by all partitions of a run, so that the end of one chunk never stops the flow.
 * Rows are claimed in their order, and sent concurrently.
 */
final class SendExecutor implements AutoCloseable {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final RunExecution execution;
    private final RowClaimer claimer;
    private final ProspectSender sender;
    private final Semaphore slots;
    private final ExecutorService threads;

    SendExecutor(RunExecution execution, RowClaimer claimer, ProspectSender sender, int concurrency) {
        this.execution = execution;
        this.claimer = claimer;
        this.sender = sender;
        this.slots = new Semaphore(concurrency, true);
        this.threads = Executors.newFixedThreadPool(concurrency);
    }

    /** Sends the rows and returns when each has its outcome, or the run has to end. */
    void send(List<? extends StagedRow> rows) throws InterruptedException {
        List<CompletableFuture<?>> flights = new ArrayList<>();
        for (StagedRow row : rows) {
            slots.acquire();
            Optional<ClaimResult.Held> claim = passed(row);
            claim.ifPresentOrElse(
                    held -> flights.add(CompletableFuture.runAsync(() -> fly(row, held), threads)), slots::release);
        }
        CompletableFuture.allOf(flights.toArray(CompletableFuture[]::new)).join();
    }

    private Optional<ClaimResult.Held> passed(StagedRow row) throws InterruptedException {
        try {
            return claimer.pass(row);
        } catch (RuntimeException | OutOfMemoryError e) {
            execution.stop(EarlyStop.because(e));
            return Optional.empty();
        }
    }

    private void fly(StagedRow row, ClaimResult.Held claim) {
        try {
            sendUntilActedOn(row, claim);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | OutOfMemoryError e) {
            execution.stop(EarlyStop.because(e));
        } finally {
            slots.release();
        }
    }

    private void sendUntilActedOn(StagedRow row, ClaimResult.Held claim) throws InterruptedException {
        Duration wait = FIRST_WAIT;
        Optional<StagedRow> again = sender.send(row, claim);
        while (again.isPresent() && !claimer.rest(jittered(wait))) {
            StagedRow next = again.get();
            again = claimer.pass(next).flatMap(held -> sender.send(next, held));
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
    }

    private static Duration jittered(Duration wait) {
        return wait.dividedBy(2).plusNanos(ThreadLocalRandom.current().nextLong(wait.toNanos() / 2 + 1));
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
