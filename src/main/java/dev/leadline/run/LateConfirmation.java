package dev.leadline.run;

import dev.leadline.batch.confirm.OutcomePoller;
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
import dev.leadline.message.UserMessage;
import dev.leadline.propexo.Webhooks;
import dev.leadline.propexo.WriteFailure;
import dev.leadline.propexo.WriteOutcome;
import dev.leadline.settings.Settings;
import dev.leadline.shared.Hashes;
import dev.leadline.shared.Moment;
import dev.leadline.shared.Ticker;
import java.time.Clock;
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
    private final OutcomePoller poller;
    private final RunRepository runs;
    private final LeaseRepository leases;
    private final StatusCounts statusCounts;
    private final ReceivedWebhooks received;
    private final LedgerQueries ledger;
    private final RunEnding ending;
    private final RelatedRuns related;
    private final ApiConnection connection;
    private final LateConfirmationSchedule schedule;
    private final Clock clock;
    private final Ticker ticker;
    private final @Nullable Webhooks webhooks;
    private final AtomicReference<@Nullable RunExecution> polling = new AtomicReference<>();
    private volatile boolean stopping;

    LateConfirmation(
            OutcomeRepository outcomes,
            OutcomePoller poller,
            RunRepository runs,
            LeaseRepository leases,
            StatusCounts statusCounts,
            ReceivedWebhooks received,
            LedgerQueries ledger,
            RunEnding ending,
            RelatedRuns related,
            ApiConnection connection,
            LateConfirmationSchedule schedule,
            Settings settings,
            Clock clock,
            Ticker ticker) {
        this.outcomes = outcomes;
        this.poller = poller;
        this.runs = runs;
        this.leases = leases;
        this.statusCounts = statusCounts;
        this.received = received;
        this.ledger = ledger;
        this.ending = ending;
        this.related = related;
        this.connection = connection;
        this.schedule = schedule;
        this.clock = clock;
        this.ticker = ticker;
        String secret = settings.serve().webhookSecret();
        this.webhooks = secret == null ? null : new Webhooks(secret);
    }

    /** Polls once every queued row of ended runs that are due; gives how many have their outcome now. */
    long pollOnce() {
        return connection.hasToken()
                ? statusCounts.mayHave(RowStatus.QUEUED).stream()
                        .mapToLong(this::pollOnce)
                        .sum()
                : 0;
    }

    private long pollOnce(long run) {
        long before = queued(run);
        if (before == 0 || stopping || !takesTurn(run)) {
            return 0;
        }
        RunExecution execution =
                new RunExecution(new Lease(run, leases.ownership(run).epoch()), true, Moment.now(clock, ticker));
        polling.set(execution);
        poller.pollOnce(execution);
        polling.set(null);
        runs.count(execution.lease(), execution.takeRequests());
        long settled = before - queued(run);
        if (settled > 0) {
            reassess(run);
        }
        return settled;
    }

    private long queued(long run) {
        return ledger.counts(run).of(RowStatus.QUEUED);
    }

    private boolean takesTurn(long run) {
        return leases.ownership(run).owner() == null
                && ledger.run(run)
                        .filter(known -> known.apiOrigin().equals(connection.origin()))
                        .filter(known ->
                                schedule.takeTurn(run, Objects.requireNonNullElse(known.endedAt(), known.startedAt())))
                        .isPresent();
    }

    /** Stops polling, for good. */
    void stop() {
        stopping = true;
        RunExecution execution = polling.get();
        if (execution != null) {
            execution.stop(new EarlyStop(EarlyStop.Cause.USER, UserMessage.of("run.stopped-by-user")));
        }
    }

    WebhookResult receive(byte[] body, @Nullable String signature) {
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
        if (!received.isNew(Hashes.sha256(body))) {
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
        Run before = ledger.run(run).orElseThrow();
        RunOwnership seen = leases.ownership(run);
        if (seen.owner() == null) {
            leases.takeOver(run, seen).ifPresent(lease -> ending.reassess(lease, before));
        }
        related.bringFilesUpToDate();
    }
}
