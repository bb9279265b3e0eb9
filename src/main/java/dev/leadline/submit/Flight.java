package dev.leadline.submit;

import dev.leadline.ledger.StagedRow;
import dev.leadline.ledger.Stop;
import dev.leadline.ledger.Tenure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** The requests in flight: bounded, and shared by all partitions of a run, so that the end of one chunk never stops the flow. */
final class Flight implements AutoCloseable {

    private final Tenure tenure;
    private final Semaphore slots;
    private final ExecutorService threads;

    Flight(int concurrency, Tenure tenure) {
        this.tenure = tenure;
        this.slots = new Semaphore(concurrency, true);
        this.threads = Executors.newFixedThreadPool(concurrency);
    }

    /** Sends the rows and returns when each has its outcome, or the run has to end. */
    void send(List<? extends StagedRow> rows, Departure departure) throws InterruptedException {
        List<CompletableFuture<?>> flights = new ArrayList<>();
        for (StagedRow row : rows) {
            slots.acquire();
            flights.add(CompletableFuture.runAsync(() -> depart(row, departure), threads));
        }
        CompletableFuture.allOf(flights.toArray(CompletableFuture[]::new)).join();
    }

    private void depart(StagedRow row, Departure departure) {
        try {
            departure.depart(row);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            tenure.stop(Stop.because(e));
        } finally {
            slots.release();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    /** What happens to a row that has a slot. */
    interface Departure {
        void depart(StagedRow row) throws InterruptedException;
    }
}
