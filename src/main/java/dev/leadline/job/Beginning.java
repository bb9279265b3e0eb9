package dev.leadline.job;

import dev.leadline.ledger.DuplicateRules;
import dev.leadline.ledger.Lease;
import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.NewRun;
import dev.leadline.ledger.Ownership;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunStatus;
import dev.leadline.ledger.Runs;
import dev.leadline.stage.CopyNotTakenException;
import dev.leadline.stage.PrivateCopies;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** Begins the run of a file, goes on with it where it was begun before, or tells what it came to. */
final class Beginning {

    private final Preparation preparation;
    private final Readiness readiness;
    private final PrivateCopies copies;
    private final Runs runs;
    private final Ledger ledger;
    private final Owners owners;
    private final RunDriver driver;
    private final DuplicateRules duplicates;
    private final String origin;
    private final Clock clock;

    Beginning(
            Preparation preparation,
            Readiness readiness,
            PrivateCopies copies,
            Runs runs,
            Ledger ledger,
            Owners owners,
            RunDriver driver,
            DuplicateRules duplicates,
            String origin,
            Clock clock) {
        this.preparation = preparation;
        this.readiness = readiness;
        this.copies = copies;
        this.runs = runs;
        this.ledger = ledger;
        this.owners = owners;
        this.driver = driver;
        this.duplicates = duplicates;
        this.origin = origin;
        this.clock = clock;
    }

    Outcome start(ImportRequest request, Progress progress) {
        Preparation.Prepared prepared = preparation.prepare(request, progress);
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

    private Outcome goOn(Run run, ImportRequest request, Preparation.Prepared prepared, Progress progress) {
        if (isDone(run, request)) {
            return told(run);
        }
        readiness.require();
        Ownership idle = owners.idle(run.id());
        Run now = readiness.known(run.id());
        if (isDone(now, request)) {
            return told(now);
        }
        Lease lease = owners.take(run.id(), idle);
        runs.limit(lease, request.limit());
        if (request.duplicates() != null) {
            runs.duplicates(lease, request.duplicates());
        }
        progress.note("Going on with run %d.".formatted(run.id()));
        return driver.drive(lease, request.confirm(), prepared.rows(), progress);
    }

    private boolean isDone(Run run, ImportRequest request) {
        boolean wider = !Objects.equals(run.sendLimit(), request.limit());
        boolean unsent = ledger.counts(run.id()).of(RowStatus.STAGED) > 0;
        return run.status() == RunStatus.COMPLETED && !(wider && unsent);
    }

    private Outcome told(Run run) {
        return driver.outcome(
                run.id(),
                List.of("Run %d imported this file already, on %s; nothing was sent now. To send it once more: --again"
                        .formatted(run.id(), run.startedAt())));
    }

    private void refuseBesideUnfinished(Preparation.Prepared prepared) {
        runs.unfinishedOf(prepared.file().sha256(), origin).stream()
                .filter(run -> !run.identity().equals(prepared.identity()))
                .findFirst()
                .ifPresent(run -> {
                    throw new NotStartedException(
                            ExitCode.USAGE,
                            "Run %d of the same file is unfinished under another target, mapping or constant; go on with it first: leadline resume %d"
                                    .formatted(run.id(), run.id()));
                });
    }

    private Outcome begin(ImportRequest request, Preparation.Prepared prepared, Progress progress) {
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
        return driver.drive(lease, request.confirm(), prepared.rows(), progress);
    }

    private void takeCopy(ImportRequest request, Preparation.Prepared prepared) {
        try {
            copies.take(prepared.file(), request.file(), prepared.identity());
        } catch (CopyNotTakenException e) {
            throw new NotStartedException(ExitCode.STOPPED_EARLY, String.valueOf(e.getMessage()));
        }
    }

    private NewRun newRun(ImportRequest request, Preparation.Prepared prepared) {
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
