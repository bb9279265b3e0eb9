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
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Claims the rows of a chunk in their order and sends them concurrently. All partitions of a run share it, and with it the
 * bound on the requests in flight, so that the end of one chunk never stops the flow.
 */
class ProspectWriter implements ItemWriter<StagedRow>, AutoCloseable {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final RunExecution execution;
    private final RowClaimer claimer;
    private final ProspectSender sender;
    private final Semaphore slots;
    private final ExecutorService threads;

    ProspectWriter(RunExecution execution, RowClaimer claimer, ProspectSender sender, int concurrency) {
        this.execution = execution;
        this.claimer = claimer;
        this.sender = sender;
        this.slots = new Semaphore(concurrency, true);
        this.threads = Executors.newFixedThreadPool(concurrency);
    }

    /** Returns when each row has its outcome, or the run must stop. */
    @Override
    public void write(Chunk<? extends StagedRow> rows) throws InterruptedException {
        List<CompletableFuture<?>> requests = new ArrayList<>();
        for (StagedRow row : rows) {
            slots.acquire();
            claimed(row)
                    .ifPresentOrElse(
                            claim -> requests.add(CompletableFuture.runAsync(() -> send(row, claim), threads)),
                            slots::release);
        }
        CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new)).join();
    }

    private Optional<ClaimResult.Held> claimed(StagedRow row) throws InterruptedException {
        try {
            return claimer.pass(row);
        } catch (RuntimeException | OutOfMemoryError e) {
            execution.stop(EarlyStop.because(e));
            return Optional.empty();
        }
    }

    private void send(StagedRow row, ClaimResult.Held claim) {
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
