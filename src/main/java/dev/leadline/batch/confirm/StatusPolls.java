package dev.leadline.batch.confirm;

import dev.leadline.ledger.QueuedRow;
import dev.leadline.propexo.StatusResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Status requests for several rows, a bounded number at a time. */
final class StatusPolls implements AutoCloseable {

    private final StatusPoller poller;
    private final ExecutorService threads;

    StatusPolls(StatusPoller poller, int concurrency) {
        this.poller = poller;
        this.threads = Executors.newFixedThreadPool(concurrency);
    }

    /** Asks for each row once; gives the answers in the rows' order. */
    Map<QueuedRow, Optional<StatusResult>> all(List<QueuedRow> rows) {
        Map<QueuedRow, CompletableFuture<Optional<StatusResult>>> asked = new LinkedHashMap<>();
        rows.forEach(row -> asked.put(row, CompletableFuture.supplyAsync(() -> poller.poll(row), threads)));
        Map<QueuedRow, Optional<StatusResult>> answers = new LinkedHashMap<>();
        asked.forEach((row, answer) -> answers.put(row, answer.join()));
        return answers;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
