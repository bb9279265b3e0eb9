package dev.leadline.batch.confirm;

import dev.leadline.ledger.OutcomeRepository;
import dev.leadline.ledger.QueuedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks for every queued row of a run once, several at a time. */
final class PollingRound implements AutoCloseable {

    private static final int PAGE = 200;

    private final OutcomeRepository outcomes;
    private final StatusPoller poller;
    private final ExecutorService threads;

    PollingRound(OutcomeRepository outcomes, StatusPoller poller, int concurrency) {
        this.outcomes = outcomes;
        this.poller = poller;
        this.threads = Executors.newFixedThreadPool(concurrency);
    }

    /** Whether another round is worth while. */
    boolean leavesPending(long run) {
        boolean pending = false;
        List<QueuedRow> page = outcomes.queued(run, 0, PAGE);
        while (!page.isEmpty()) {
            pending |= askAll(page);
            page = outcomes.queued(run, page.get(page.size() - 1).row(), PAGE);
        }
        return pending;
    }

    private boolean askAll(List<QueuedRow> page) {
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        page.forEach(row -> answers.add(CompletableFuture.supplyAsync(() -> poller.leavesPending(row), threads)));
        return answers.stream().map(CompletableFuture::join).reduce(false, Boolean::logicalOr);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
