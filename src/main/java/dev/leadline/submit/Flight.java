package dev.leadline.submit;

import dev.leadline.ledger.Claim;
import dev.leadline.ledger.StagedRow;
import dev.leadline.ledger.Stop;
import dev.leadline.ledger.Tenure;
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
final class Flight implements AutoCloseable {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Tenure tenure;
    private final Gate gate;
    private final Sender sender;
    private final Semaphore slots;
    private final ExecutorService threads;

    Flight(Tenure tenure, Gate gate, Sender sender, int concurrency) {
        this.tenure = tenure;
        this.gate = gate;
        this.sender = sender;
        this.slots = new Semaphore(concurrency, true);
        this.threads = Executors.newFixedThreadPool(concurrency);
    }

    /** Sends the rows and returns when each has its outcome, or the run has to end. */
    void send(List<? extends StagedRow> rows) throws InterruptedException {
        List<CompletableFuture<?>> flights = new ArrayList<>();
        for (StagedRow row : rows) {
            slots.acquire();
            Optional<Claim.Held> claim = passed(row);
            claim.ifPresentOrElse(
                    held -> flights.add(CompletableFuture.runAsync(() -> fly(row, held), threads)), slots::release);
        }
        CompletableFuture.allOf(flights.toArray(CompletableFuture[]::new)).join();
    }

    private Optional<Claim.Held> passed(StagedRow row) throws InterruptedException {
        try {
            return gate.pass(row);
        } catch (RuntimeException | OutOfMemoryError e) {
            tenure.stop(Stop.because(e));
            return Optional.empty();
        }
    }

    private void fly(StagedRow row, Claim.Held claim) {
        try {
            sendUntilActedOn(row, claim);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | OutOfMemoryError e) {
            tenure.stop(Stop.because(e));
        } finally {
            slots.release();
        }
    }

    private void sendUntilActedOn(StagedRow row, Claim.Held claim) throws InterruptedException {
        Duration wait = FIRST_WAIT;
        Optional<StagedRow> again = sender.send(row, claim);
        while (again.isPresent() && !gate.rest(jittered(wait))) {
            StagedRow next = again.get();
            again = gate.pass(next).flatMap(held -> sender.send(next, held));
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
