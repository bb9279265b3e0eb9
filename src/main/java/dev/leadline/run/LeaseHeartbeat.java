package dev.leadline.run;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.LeaseLostException;
import dev.leadline.ledger.LeaseRepository;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.RunRepository;
import dev.leadline.ledger.RunWait;
import dev.leadline.ledger.StatusCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** While the job of a run is running: renews the lease, notices a request to stop, stores request counts and reports progress. */
final class LeaseHeartbeat implements AutoCloseable {

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int COUNT_SHARE = 10;
    /** A shorter wait is not worth a line, and neither is one whose end differs less from the one that was told. */
    private static final Duration SHORT = Duration.ofSeconds(3);
    /** A longer wait must not fill a log with lines that say nothing new. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private final RunRepository runs;
    private final LeaseRepository leases;
    private final LedgerQueries ledger;
    private final StatusCounts statusCounts;
    private final RunExecution execution;
    private final RunListener progress;
    private final FinishNotices finish;
    private final long rows;
    private final ExecutorService beats;
    private final CountDownLatch ends = new CountDownLatch(1);
    private boolean ended;
    private String step = "";
    private Instant toldUntil = Instant.EPOCH;
    private long lastRenewal = System.nanoTime();
    private RowCounts counts = new RowCounts(Map.of());
    private long lastCount = System.nanoTime();
    private long countTook;

    LeaseHeartbeat(
            RunRepository runs,
            LeaseRepository leases,
            LedgerQueries ledger,
            StatusCounts statusCounts,
            RunExecution execution,
            RunListener progress,
            FinishNotices finish,
            long rows) {
        this.runs = runs;
        this.leases = leases;
        this.ledger = ledger;
        this.statusCounts = statusCounts;
        this.execution = execution;
        this.progress = progress;
        this.finish = finish;
        this.rows = rows;
        this.beats = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "keeper");
            thread.setDaemon(true);
            return thread;
        });
    }

    void start() {
        beats.execute(() -> {
            while (!ended) {
                beat();
                rest();
            }
        });
    }

    private void rest() {
        try {
            ended = ends.await(BEAT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            ended = true;
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        try {
            renew();
            Optional<RunWait> wait = execution.waiting();
            wait.ifPresent(this::tell);
            tell(counted(), wait.filter(now -> now.length().compareTo(LONG) > 0).isPresent());
        } catch (LeaseLostException e) {
            execution.stop(EarlyStop.because(e));
        } catch (DataAccessException | TransactionException e) {
            // one missed beat is no end: the lease lasts for several
            if (sinceRenewal().compareTo(LeaseRepository.LEASE) > 0) {
                execution.stop(EarlyStop.because(e));
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            execution.stop(EarlyStop.because(e));
        }
    }

    private void renew() {
        if (leases.renew(execution.lease())) {
            execution.stop(EarlyStop.asked());
        }
        lastRenewal = System.nanoTime();
        runs.count(execution.lease(), execution.takeRequests());
    }

    private Duration sinceRenewal() {
        return Duration.ofNanos(System.nanoTime() - lastRenewal);
    }

    /** Counting takes a tenth of the time at the most, however many rows there are. */
    private RowCounts counted() {
        long start = System.nanoTime();
        if (start - lastCount < COUNT_SHARE * countTook) {
            return counts;
        }
        counts = ledger.counts(execution.lease().run());
        statusCounts.note(execution.lease().run(), counts);
        lastCount = System.nanoTime();
        countTook = lastCount - start;
        return counts;
    }

    private void tell(RunWait wait) {
        Duration change = Duration.between(toldUntil, wait.until()).abs();
        if (wait.length().compareTo(SHORT) > 0 && change.compareTo(SHORT) > 0) {
            toldUntil = wait.until();
            progress.waiting(wait.until(), wait.reason());
        }
    }

    private void tell(RowCounts counts, boolean waits) {
        long held = counts.total();
        long unsent = counts.of(RowStatus.STAGED) + counts.of(RowStatus.SENDING);
        if (held < rows) {
            tell("staging", rows, held, false);
        } else if (unsent > 0) {
            begin("sending", held);
            finish.sending(counts);
            tell("sending", held, held - unsent, waits);
        } else {
            tell("confirming", held, held - counts.of(RowStatus.QUEUED), false);
        }
    }

    private void tell(String name, long total, long done, boolean waits) {
        begin(name, total);
        if (!waits) {
            progress.advanced(done);
        }
    }

    private void begin(String name, long total) {
        if (!name.equals(step)) {
            step = name;
            progress.step(name, total);
        }
    }

    @Override
    public void close() {
        ends.countDown();
        beats.shutdown();
        try {
            // a last beat that hangs on a dead database is not waited for
            boolean over = beats.awaitTermination(BEAT.toSeconds() * 10, TimeUnit.SECONDS);
            if (!over) {
                beats.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
