package dev.leadline.run;

import dev.leadline.batch.stage.PrivateCopies;
import dev.leadline.ledger.Lease;
import dev.leadline.ledger.RetryRepository;
import dev.leadline.ledger.RowRef;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunRepository;
import dev.leadline.ledger.RunStatus;
import dev.leadline.ledger.SendingRepository;
import dev.leadline.ledger.UnsentRowRepository;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.reconcile.ManualDecision;
import dev.leadline.reconcile.ReconciliationService;
import dev.leadline.reconcile.RowEvidence;
import dev.leadline.shared.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done with a run: checks whether it is possible, takes the lease, does it, and looks after related runs. */
final class RunLifecycle {

    private final RunPreconditions preconditions;
    private final RunTakeover takeover;
    private final RunStarter starter;
    private final RunCoordinator coordinator;
    private final RunEnding ending;
    private final RelatedRuns related;
    private final ReconciliationService reconciliation;
    private final PrivateCopies copies;
    private final RunRepository runs;
    private final RetryRepository retries;
    private final SendingRepository sending;
    private final UnsentRowRepository unsentRows;

    RunLifecycle(
            RunPreconditions preconditions,
            RunTakeover takeover,
            RunStarter starter,
            RunCoordinator coordinator,
            RunEnding ending,
            RelatedRuns related,
            ReconciliationService reconciliation,
            PrivateCopies copies,
            RunRepository runs,
            RetryRepository retries,
            SendingRepository sending,
            UnsentRowRepository unsentRows) {
        this.preconditions = preconditions;
        this.takeover = takeover;
        this.starter = starter;
        this.coordinator = coordinator;
        this.ending = ending;
        this.related = related;
        this.reconciliation = reconciliation;
        this.copies = copies;
        this.runs = runs;
        this.retries = retries;
        this.sending = sending;
        this.unsentRows = unsentRows;
    }

    RunResult start(ImportRequest request, RunListener progress) {
        return related.afterImport(starter.start(request, progress), request.confirm(), progress);
    }

    RunResult resume(long run, RunListener progress) {
        Run known = preconditions.continuable(run);
        preconditions.require();
        if (known.stagedAt() == null && !copies.holds(known.identity())) {
            throw UserException.of(ExitCode.INPUT_UNUSABLE, "run.copy-gone", known.file(), run);
        }
        Lease lease = takeover.take(run);
        runs.limit(lease, null);
        return related.after(coordinator.execute(lease, true, rowsOf(known), progress));
    }

    RunResult retry(long run, Set<RowStatus> statuses, RunListener progress) {
        Run known = preconditions.continuable(run);
        preconditions.require();
        Lease lease = takeover.take(run);
        int rows = retries.stageAgain(lease, statuses);
        progress.note(sentAgain(run, rows).text());
        return related.after(coordinator.execute(lease, true, rowsOf(known), progress));
    }

    private static UserMessage sentAgain(long run, int rows) {
        return switch (rows) {
            case 0 -> UserMessage.of("run.none-to-send-again", run);
            case 1 -> UserMessage.of("run.sending-one-again");
            default -> UserMessage.of("run.sending-again", rows);
        };
    }

    ReconciliationResult reconcile(long run, @Nullable ManualDecision word, RunListener progress) {
        Run known = preconditions.ours(run);
        preconditions.requireData(run);
        if (word == null) {
            preconditions.require();
        }
        Lease lease = takeover.take(run);
        try {
            List<RowEvidence> evidence = evidence(lease, known, word, progress);
            return new ReconciliationResult(evidence, related.after(ending.settle(lease, known)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ReconciliationResult(List.of(), ending.settle(lease, known));
        }
    }

    private List<RowEvidence> evidence(Lease lease, Run known, @Nullable ManualDecision word, RunListener progress)
            throws InterruptedException {
        sending.crashed(lease);
        try {
            return reconciliation.reconcile(known.id(), word, progress::waiting);
        } catch (UserException e) {
            ending.settle(lease, known);
            throw e;
        }
    }

    void updateFiles() {
        related.bringFilesUpToDate();
    }

    List<Long> undoDecisions(long run, Set<Long> rows, String who) {
        Run known = preconditions.ours(run);
        Lease lease = takeover.take(run);
        List<Long> undone = rows.stream()
                .sorted()
                .filter(row -> reconciliation.undo(new RowRef(run, row), who))
                .toList();
        related.after(ending.settle(lease, known));
        return undone;
    }

    List<Long> withReleasedRows() {
        return related.withReleasedRows();
    }

    RunResult sendReleased(long run, RunListener progress) {
        Run known = preconditions.continuable(run);
        preconditions.require();
        Lease lease = takeover.take(run);
        return related.after(coordinator.execute(lease, true, rowsOf(known), progress));
    }

    Optional<String> stop(long run) {
        preconditions.known(run);
        return takeover.askToStop(run);
    }

    /** The lease keeps others from sending the rows meanwhile; what was in flight in a process that died is in doubt. */
    long leaveOut(long run, String who) {
        Run known = preconditions.known(run);
        preconditions.requireContinuable(run);
        if (known.status() == RunStatus.COMPLETED && unsentRows.unsent(run) == 0) {
            return 0;
        }
        Lease lease = takeover.take(run);
        sending.crashed(lease);
        Run now = preconditions.known(run);
        if (now.stagedAt() == null) {
            ending.cancel(lease, who);
            return unsentRows.unsent(run);
        }
        long rows = unsentRows.leaveOut(lease, who);
        related.after(ending.settle(lease, now));
        return rows;
    }

    long undoLeaveOut(long run) {
        preconditions.known(run);
        long rows = unsentRows.restore(run);
        updateFiles();
        return rows;
    }

    static long rowsOf(Run run) {
        Long rows = run.rowsRead();
        return rows == null ? 0 : rows;
    }
}
