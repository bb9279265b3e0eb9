package dev.leadline.job;

import dev.leadline.ledger.Counts;
import dev.leadline.ledger.LeaseLostException;
import dev.leadline.ledger.Leases;
import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Runs;
import dev.leadline.ledger.Stop;
import dev.leadline.ledger.Tallies;
import dev.leadline.ledger.Tenure;
import dev.leadline.ledger.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;

/** Keeps a tenure while its job runs: renews the lease, sees the wish to stop, counts requests and tells who watches. */
final class Keeper implements AutoCloseable {

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int COUNT_SHARE = 10;
    /** A shorter wait is not worth a line, and neither is one whose end differs less from the one that was told. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final Runs runs;
    private final Leases leases;
    private final Ledger ledger;
    private final Tallies tallies;
    private final Tenure tenure;
    private final Progress progress;
    private final long rows;
    private final ExecutorService beats;
    private final CountDownLatch ends = new CountDownLatch(1);
    private boolean ended;
    private String step = "";
    private Instant toldUntil = Instant.EPOCH;
    private long lastRenewal = System.nanoTime();
    private Counts counts = new Counts(Map.of());
    private long lastCount = System.nanoTime();
    private long countTook;

    Keeper(Runs runs, Leases leases, Ledger ledger, Tallies tallies, Tenure tenure, Progress progress, long rows) {
        this.runs = runs;
        this.leases = leases;
        this.ledger = ledger;
        this.tallies = tallies;
        this.tenure = tenure;
        this.progress = progress;
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
            tenure.waiting().ifPresent(this::tell);
            tell(counted());
        } catch (LeaseLostException e) {
            tenure.stop(Stop.because(e));
        } catch (RuntimeException | OutOfMemoryError e) {
            // one missed beat is no end: the lease lasts for several
            if (!(e instanceof DataAccessException) || sinceRenewal().compareTo(Leases.LEASE) > 0) {
                tenure.stop(Stop.because(e));
            }
        }
    }

    private void renew() {
        if (leases.renew(tenure.lease())) {
            tenure.stop(Stop.asked());
        }
        lastRenewal = System.nanoTime();
        runs.count(tenure.lease(), tenure.takeRequests());
    }

    private Duration sinceRenewal() {
        return Duration.ofNanos(System.nanoTime() - lastRenewal);
    }

    /** Counting takes a tenth of the time at the most, however many rows there are. */
    private Counts counted() {
        long start = System.nanoTime();
        if (start - lastCount < COUNT_SHARE * countTook) {
            return counts;
        }
        counts = ledger.counts(tenure.lease().run());
        tallies.note(tenure.lease().run(), counts);
        lastCount = System.nanoTime();
        countTook = lastCount - start;
        return counts;
    }

    private void tell(Wait wait) {
        Duration change = Duration.between(toldUntil, wait.until()).abs();
        if (wait.length().compareTo(SHORT) > 0 && change.compareTo(SHORT) > 0) {
            toldUntil = wait.until();
            progress.waiting(wait.until(), wait.reason());
        }
    }

    private void tell(Counts counts) {
        long held = counts.total();
        long unsent = counts.of(RowStatus.STAGED) + counts.of(RowStatus.SENDING);
        if (held < rows) {
            tell("staging", rows, held);
        } else if (unsent > 0) {
            tell("sending", held, held - unsent);
        } else {
            tell("confirming", held, held - counts.of(RowStatus.QUEUED));
        }
    }

    private void tell(String name, long total, long done) {
        if (!name.equals(step)) {
            step = name;
            progress.step(name, total);
        }
        progress.advanced(done);
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
