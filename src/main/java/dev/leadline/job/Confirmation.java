package dev.leadline.job;

import dev.leadline.confirm.ConfirmStep;
import dev.leadline.ledger.Deliveries;
import dev.leadline.ledger.Lease;
import dev.leadline.ledger.Leases;
import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.Ownership;
import dev.leadline.ledger.QueuedRow;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.Runs;
import dev.leadline.ledger.Settling;
import dev.leadline.ledger.Stop;
import dev.leadline.ledger.Tallies;
import dev.leadline.ledger.Tenure;
import dev.leadline.propexo.Webhooks;
import dev.leadline.propexo.WriteFailure;
import dev.leadline.propexo.WriteOutcome;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Learns what became of rows whose run has ended: asks for what was left queued, and takes Propexo's own word for failures.
 * Rows are settled without the run's lease, since each is a guarded update; only its report is written under one.
 */
final class Confirmation {

    private final Settling settling;
    private final ConfirmStep confirm;
    private final Books books;
    private final RunDriver driver;
    private final RelatedRuns related;
    private final Connection connection;
    private final LateQuestions questions;
    private final @Nullable Webhooks webhooks;
    private final AtomicReference<@Nullable Tenure> asking = new AtomicReference<>();
    private volatile boolean stopping;

    Confirmation(
            Settling settling,
            ConfirmStep confirm,
            Books books,
            RunDriver driver,
            RelatedRuns related,
            Connection connection,
            LateQuestions questions,
            @Nullable String webhookSecret) {
        this.settling = settling;
        this.confirm = confirm;
        this.books = books;
        this.driver = driver;
        this.related = related;
        this.connection = connection;
        this.questions = questions;
        this.webhooks = webhookSecret == null ? null : new Webhooks(webhookSecret);
    }

    /** Where runs are found, counted and owned. */
    record Books(Runs runs, Leases leases, Tallies tallies, Deliveries deliveries, Ledger ledger) {}

    /** Asks once for every queued row of runs that are due and on which nobody works; gives how many have their outcome now. */
    long askOnce() {
        return connection.hasToken()
                ? books.tallies().mayHave(RowStatus.QUEUED).stream()
                        .mapToLong(this::askOnce)
                        .sum()
                : 0;
    }

    private long askOnce(long run) {
        long before = queued(run);
        if (before == 0 || stopping || !takesTurn(run)) {
            return 0;
        }
        Tenure tenure = new Tenure(new Lease(run, books.leases().ownership(run).epoch()), true);
        asking.set(tenure);
        confirm.askOnce(run, tenure, connection.propexo());
        asking.set(null);
        books.runs().count(tenure.lease(), tenure.takeRequests());
        long settled = before - queued(run);
        if (settled > 0) {
            reassess(run);
        }
        return settled;
    }

    private long queued(long run) {
        return books.ledger().counts(run).of(RowStatus.QUEUED);
    }

    private boolean takesTurn(long run) {
        return books.leases().ownership(run).owner() == null
                && books.ledger()
                        .run(run)
                        .filter(known -> known.apiOrigin().equals(connection.origin()))
                        .filter(known ->
                                questions.takeTurn(run, Objects.requireNonNullElse(known.endedAt(), known.startedAt())))
                        .isPresent();
    }

    /** Ends the asking in an orderly way, for good. */
    void stop() {
        stopping = true;
        Tenure tenure = asking.get();
        if (tenure != null) {
            tenure.stop(new Stop(Stop.Cause.USER, "Stopped by the user."));
        }
    }

    Told told(byte[] body, @Nullable String signature) {
        if (webhooks == null) {
            return Told.NOT_WANTED;
        }
        if (!webhooks.isSigned(body, signature)) {
            return Told.FORGED;
        }
        return Webhooks.read(body).map(failure -> settle(failure, body)).orElse(Told.NOT_MEANT);
    }

    private Told settle(WriteFailure failure, byte[] body) {
        Optional<QueuedRow> row = settling.queued(failure.jobId());
        if (row.isEmpty()) {
            return Told.NOBODY_WAITS;
        }
        if (!books.deliveries().isNew(digest(body))) {
            return Told.REPEATED;
        }
        String errors = String.join("; ", failure.errors());
        if (failure.outcome() == WriteOutcome.FAILURE) {
            settling.failed(row.get(), errors);
        } else {
            settling.partial(row.get(), null, errors);
        }
        reassess(row.get().run());
        return Told.SETTLED;
    }

    /** A run on which somebody works is reported by them at its end. */
    private void reassess(long run) {
        Run before = books.ledger().run(run).orElseThrow();
        Ownership seen = books.leases().ownership(run);
        if (seen.owner() == null) {
            books.leases().takeOver(run, seen).ifPresent(lease -> driver.reassess(lease, before));
        }
        related.bringFilesUpToDate();
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
