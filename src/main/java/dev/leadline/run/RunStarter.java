package dev.leadline.run;

import dev.leadline.batch.stage.CopyNotTakenException;
import dev.leadline.batch.stage.PrivateCopies;
import dev.leadline.ledger.DuplicateRules;
import dev.leadline.ledger.Lease;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.NewRun;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunOwnership;
import dev.leadline.ledger.RunRepository;
import dev.leadline.ledger.RunStatus;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** Begins the run of a file, goes on with it where it was begun before, or tells what it came to. */
final class RunStarter {

    private final ImportPreparation preparation;
    private final RunPreconditions readiness;
    private final PrivateCopies copies;
    private final RunRepository runs;
    private final LedgerQueries ledger;
    private final RunTakeover takeover;
    private final RunCoordinator coordinator;
    private final DuplicateRules duplicates;
    private final String origin;
    private final Clock clock;

    RunStarter(
            ImportPreparation preparation,
            RunPreconditions readiness,
            PrivateCopies copies,
            RunRepository runs,
            LedgerQueries ledger,
            RunTakeover takeover,
            RunCoordinator coordinator,
            DuplicateRules duplicates,
            String origin,
            Clock clock) {
        this.preparation = preparation;
        this.readiness = readiness;
        this.copies = copies;
        this.runs = runs;
        this.ledger = ledger;
        this.takeover = takeover;
        this.coordinator = coordinator;
        this.duplicates = duplicates;
        this.origin = origin;
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
            return goOn(earlier.get(), request, prepared, progress);
        }
        refuseBesideUnfinished(prepared);
        return begin(request, prepared, progress);
    }

    private RunResult goOn(Run run, ImportRequest request, ImportPreparation.Prepared prepared, RunListener progress) {
        if (isDone(run, request)) {
            return told(run);
        }
        readiness.require();
        RunOwnership idle = takeover.idle(run.id());
        Run now = readiness.known(run.id());
        if (isDone(now, request)) {
            return told(now);
        }
        Lease lease = takeover.take(run.id(), idle);
        runs.limit(lease, request.limit());
        if (request.duplicates() != null) {
            runs.duplicates(lease, request.duplicates());
        }
        progress.note("Resuming run %d.".formatted(run.id()));
        return coordinator.drive(lease, request.confirm(), prepared.rows(), progress);
    }

    private boolean isDone(Run run, ImportRequest request) {
        boolean wider = !Objects.equals(run.sendLimit(), request.limit());
        boolean unsent = ledger.counts(run.id()).of(RowStatus.STAGED) > 0;
        return run.status() == RunStatus.COMPLETED && !(wider && unsent);
    }

    private RunResult told(Run run) {
        return coordinator.outcome(
                run.id(),
                List.of("Run %d already imported this file, on %s. Nothing was sent. To import it again: --again"
                        .formatted(run.id(), run.startedAt())));
    }

    private void refuseBesideUnfinished(ImportPreparation.Prepared prepared) {
        runs.unfinishedOf(prepared.file().sha256(), origin).stream()
                .filter(run -> !run.identity().equals(prepared.identity()))
                .findFirst()
                .ifPresent(run -> {
                    throw new UserException(
                            RunExitCode.USAGE,
                            "Run %d of the same file is not finished and uses another target, mapping or constant. Resume that run first: leadline resume %d"
                                    .formatted(run.id(), run.id()));
                });
    }

    private RunResult begin(ImportRequest request, ImportPreparation.Prepared prepared, RunListener progress) {
        readiness.require();
        takeCopy(request, prepared);
        Lease lease;
        try {
            lease = runs.begin(newRun(request, prepared));
        } catch (DuplicateKeyException e) {
            copies.discard(prepared.identity(), runs.unstaged());
            Run other = runs.latestOf(prepared.identity()).orElseThrow(() -> e);
            return goOn(other, request, prepared, progress);
        }
        return coordinator.drive(lease, request.confirm(), prepared.rows(), progress);
    }

    private void takeCopy(ImportRequest request, ImportPreparation.Prepared prepared) {
        try {
            copies.take(prepared.file(), request.file(), prepared.identity());
        } catch (CopyNotTakenException e) {
            throw new UserException(RunExitCode.STOPPED_EARLY, String.valueOf(e.getMessage()));
        }
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
                request.starter());
    }
}
