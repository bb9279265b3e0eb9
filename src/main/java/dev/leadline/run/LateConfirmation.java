package dev.leadline.run;

import dev.leadline.batch.confirm.ConfirmStep;
import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.Lease;
import dev.leadline.ledger.LeaseRepository;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.OutcomeRepository;
import dev.leadline.ledger.QueuedRow;
import dev.leadline.ledger.ReceivedWebhooks;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.RunOwnership;
import dev.leadline.ledger.RunRepository;
import dev.leadline.ledger.StatusCounts;
import dev.leadline.propexo.Webhooks;
import dev.leadline.propexo.WriteFailure;
import dev.leadline.propexo.WriteOutcome;
import dev.leadline.shared.Hashes;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Learns what became of rows whose run has ended: asks for what was left queued, and takes Propexo's own word for failures.
 * Rows are settled without the run's lease, since each is a guarded update; only its report is written under one.
 */
final class LateConfirmation {

    private final OutcomeRepository outcomes;
    private final ConfirmStep confirm;
    private final Books repositories;
    private final RunCoordinator coordinator;
    private final RelatedRuns related;
    private final ApiConnection connection;
    private final LateConfirmationSchedule questions;
    private final @Nullable Webhooks webhooks;
    private final AtomicReference<@Nullable RunExecution> asking = new AtomicReference<>();
    private volatile boolean stopping;

    LateConfirmation(
            OutcomeRepository outcomes,
            ConfirmStep confirm,
            Books repositories,
            RunCoordinator coordinator,
            RelatedRuns related,
            ApiConnection connection,
            LateConfirmationSchedule questions,
            @Nullable String webhookSecret) {
        this.outcomes = outcomes;
        this.confirm = confirm;
        this.repositories = repositories;
        this.coordinator = coordinator;
        this.related = related;
        this.connection = connection;
        this.questions = questions;
        this.webhooks = webhookSecret == null ? null : new Webhooks(webhookSecret);
    }

    /** Where runs are found, counted and owned. */
    record Books(
            RunRepository runs,
            LeaseRepository leases,
            StatusCounts statusCounts,
            ReceivedWebhooks deliveries,
            LedgerQueries ledger) {}

    /** Asks once for every queued row of runs that are due and on which nobody works; gives how many have their outcome now. */
    long askOnce() {
        return connection.hasToken()
                ? repositories.statusCounts().mayHave(RowStatus.QUEUED).stream()
                        .mapToLong(this::askOnce)
                        .sum()
                : 0;
    }

    private long askOnce(long run) {
        long before = queued(run);
        if (before == 0 || stopping || !takesTurn(run)) {
            return 0;
        }
        RunExecution execution = new RunExecution(
                new Lease(run, repositories.leases().ownership(run).epoch()), true);
        asking.set(execution);
        confirm.askOnce(run, execution, connection.propexo());
        asking.set(null);
        repositories.runs().count(execution.lease(), execution.takeRequests());
        long settled = before - queued(run);
        if (settled > 0) {
            reassess(run);
        }
        return settled;
    }

    private long queued(long run) {
        return repositories.ledger().counts(run).of(RowStatus.QUEUED);
    }

    private boolean takesTurn(long run) {
        return repositories.leases().ownership(run).owner() == null
                && repositories
                        .ledger()
                        .run(run)
                        .filter(known -> known.apiOrigin().equals(connection.origin()))
                        .filter(known ->
                                questions.takeTurn(run, Objects.requireNonNullElse(known.endedAt(), known.startedAt())))
                        .isPresent();
    }

    /** Ends the asking in an orderly way, for good. */
    void stop() {
        stopping = true;
        RunExecution execution = asking.get();
        if (execution != null) {
            execution.stop(new EarlyStop(EarlyStop.Cause.USER, "Stopped by the user."));
        }
    }

    WebhookResult told(byte[] body, @Nullable String signature) {
        if (webhooks == null) {
            return WebhookResult.NOT_WANTED;
        }
        if (!webhooks.isSigned(body, signature)) {
            return WebhookResult.FORGED;
        }
        return Webhooks.read(body).map(failure -> settle(failure, body)).orElse(WebhookResult.NOT_MEANT);
    }

    private WebhookResult settle(WriteFailure failure, byte[] body) {
        Optional<QueuedRow> row = outcomes.queued(failure.jobId());
        if (row.isEmpty()) {
            return WebhookResult.NOBODY_WAITS;
        }
        if (!repositories.deliveries().isNew(Hashes.sha256(body))) {
            return WebhookResult.REPEATED;
        }
        String errors = String.join("; ", failure.errors());
        if (failure.outcome() == WriteOutcome.FAILURE) {
            outcomes.failed(row.get(), errors);
        } else {
            outcomes.partial(row.get(), null, errors);
        }
        reassess(row.get().run());
        return WebhookResult.SETTLED;
    }

    /** A run on which somebody works is reported by them at its end. */
    private void reassess(long run) {
        Run before = repositories.ledger().run(run).orElseThrow();
        RunOwnership seen = repositories.leases().ownership(run);
        if (seen.owner() == null) {
            repositories.leases().takeOver(run, seen).ifPresent(lease -> coordinator.reassess(lease, before));
        }
        related.bringFilesUpToDate();
    }
}
