package dev.leadline.run;

import dev.leadline.batch.stage.PrivateCopies;
import dev.leadline.lead.InvalidValues;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.ledger.DraftVersion;
import dev.leadline.ledger.DuplicateRules;
import dev.leadline.ledger.Lease;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.NewRun;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunClosure;
import dev.leadline.ledger.RunEditRepository;
import dev.leadline.ledger.RunOwnership;
import dev.leadline.ledger.RunRepository;
import dev.leadline.ledger.RunStatus;
import dev.leadline.message.NextAction;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.report.DisplayFormat;
import dev.leadline.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Begins the run of a file, goes on with it where it was begun before, or tells what it came to. */
final class RunStarter {

    private final ImportPreparation preparation;
    private final RunPreconditions preconditions;
    private final PrivateCopies copies;
    private final RunRepository runs;
    private final RunEditRepository edits;
    private final LedgerQueries ledger;
    private final RunTakeover takeover;
    private final RunCoordinator coordinator;
    private final RunEnding ending;
    private final DuplicateRules duplicates;
    private final String origin;
    private final Clock clock;

    RunStarter(
            ImportPreparation preparation,
            RunPreconditions preconditions,
            PrivateCopies copies,
            RunRepository runs,
            RunEditRepository edits,
            LedgerQueries ledger,
            RunTakeover takeover,
            RunCoordinator coordinator,
            RunEnding ending,
            Settings settings,
            ApiConnection connection,
            Clock clock) {
        this.preparation = preparation;
        this.preconditions = preconditions;
        this.copies = copies;
        this.runs = runs;
        this.edits = edits;
        this.ledger = ledger;
        this.takeover = takeover;
        this.coordinator = coordinator;
        this.ending = ending;
        this.duplicates = settings.duplicates();
        this.origin = connection.origin();
        this.clock = clock;
    }

    RunResult start(ImportRequest request, RunListener progress) {
        ImportPreparation.Prepared prepared = preparation.prepare(request, progress);
        prepared.notes().forEach(progress::note);
        prepared.plan().notes().forEach(progress::note);
        prepared.plan().warnings().forEach(progress::warning);
        copies.sweep(runs.unstaged(), clock.instant());
        Optional<Run> earlier = runs.latestOf(prepared.identity());
        if (earlier.isPresent() && !request.again()) {
            return resume(earlier.get(), request, prepared, progress);
        }
        refuseBesideUnfinished(prepared);
        return begin(request, prepared, progress);
    }

    private RunResult resume(
            Run run, ImportRequest request, ImportPreparation.Prepared prepared, RunListener progress) {
        keptChoice(run, prepared.plan()).ifPresent(progress::warning);
        keptOrder(run, prepared.plan()).ifPresent(progress::warning);
        if (isDone(run, request)) {
            return alreadyDone(run);
        }
        if (isCanceled(run)) {
            return ending.result(
                    run.id(),
                    List.of(UserMessage.of("run.canceled-before", run.id()).text()));
        }
        refuseOtherEdits(run, request.draft());
        preconditions.requireContinuable(run.id());
        preconditions.require();
        RunOwnership idle = takeover.idle(run.id());
        Run now = preconditions.known(run.id());
        if (isDone(now, request)) {
            return alreadyDone(now);
        }
        copyAgain(now, request, prepared);
        Lease lease = takeover.take(run.id(), idle);
        runs.limit(lease, request.limit());
        if (request.duplicates() != null) {
            runs.duplicates(lease, request.duplicates());
        }
        progress.note(UserMessage.of("run.resuming", run.id()).text());
        return coordinator.execute(lease, request.confirm(), prepared.rows(), request.finishBy(), progress);
    }

    /** The copy is in another home, or gone; the identity says that this is the same file. */
    private void copyAgain(Run run, ImportRequest request, ImportPreparation.Prepared prepared) {
        if (run.stagedAt() == null && !copies.holds(run.identity())) {
            copies.take(prepared.file(), request.file(), run.identity());
        }
    }

    /** A run keeps the edits that it was started with, so those of a draft that differ would be lost silently. */
    private void refuseOtherEdits(Run run, @Nullable DraftVersion draft) {
        if (draft != null && !edits.isSame(draft.draft(), run.id())) {
            throw UserException.usage("run.other-edits", run.id()).with(new NextAction.ResumeRun(run.id()));
        }
    }

    private static Optional<String> keptChoice(Run run, MappingPlan plan) {
        InvalidValues kept = MappingPlan.invalidValuesOf(run.plan());
        return kept == plan.invalidValues()
                ? Optional.empty()
                : Optional.of(UserMessage.of(
                                "run.invalid-values-kept", run.id(), kept.name().toLowerCase(Locale.ROOT))
                        .text());
    }

    private static Optional<String> keptOrder(Run run, MappingPlan plan) {
        Optional<String> kept = MappingPlan.orderOf(run.plan());
        return plan.order().isEmpty() || plan.order().equals(kept)
                ? Optional.empty()
                : Optional.of(kept.map(column -> UserMessage.of("run.order-of-column-kept", run.id(), column))
                        .orElseGet(() -> UserMessage.of("run.order-of-file-kept", run.id()))
                        .text());
    }

    private boolean isDone(Run run, ImportRequest request) {
        boolean wider = !Objects.equals(run.sendLimit(), request.limit());
        boolean unsent = ledger.counts(run.id()).of(RowStatus.STAGED) > 0;
        return run.status() == RunStatus.COMPLETED && !(wider && unsent);
    }

    private boolean isCanceled(Run run) {
        return ledger.closure(run.id())
                .filter(closure -> closure.kind() == RunClosure.ClosureKind.CANCELLED)
                .isPresent();
    }

    private RunResult alreadyDone(Run run) {
        return ending.result(
                        run.id(),
                        List.of(UserMessage.of("run.imported-before", run.id(), DisplayFormat.minute(run.startedAt()))
                                .text()))
                .repeated();
    }

    private void refuseBesideUnfinished(ImportPreparation.Prepared prepared) {
        runs.unfinishedOf(prepared.file().sha256(), origin).stream()
                .filter(run -> !run.identity().equals(prepared.identity()))
                .findFirst()
                .ifPresent(run -> {
                    throw UserException.usage("run.other-choices", run.id()).with(new NextAction.FinishRun(run.id()));
                });
    }

    private RunResult begin(ImportRequest request, ImportPreparation.Prepared prepared, RunListener progress) {
        preconditions.require();
        copies.take(prepared.file(), request.file(), prepared.identity());

        Lease lease;
        try {
            lease = runs.begin(newRun(request, prepared));
        } catch (UserException e) {
            copies.discard(prepared.identity(), runs.unstaged());
            throw e;
        } catch (DuplicateKeyException e) {
            copies.discard(prepared.identity(), runs.unstaged());
            Run other = runs.latestOf(prepared.identity()).orElseThrow(() -> e);
            return resume(other, request, prepared, progress);
        }
        return coordinator.execute(lease, request.confirm(), prepared.rows(), request.finishBy(), progress);
    }

    private NewRun newRun(ImportRequest request, ImportPreparation.Prepared prepared) {
        return new NewRun(
                prepared.identity(),
                // without --again it is the first, or another process was faster
                request.again() ? runs.starts(prepared.identity()) : 0,
                prepared.file().name(),
                request.file().toAbsolutePath().toString(),
                prepared.file().sha256(),
                prepared.plan().target().name(),
                origin,
                prepared.plan().toJson(),
                prepared.header(),
                prepared.fixes(),
                request.limit(),
                request.duplicates() == null ? duplicates : duplicates.with(request.duplicates()),
                request.starter(),
                request.draft());
    }
}
