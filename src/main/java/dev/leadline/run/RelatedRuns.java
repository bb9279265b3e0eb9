package dev.leadline.run;

import dev.leadline.batch.stage.PrivateCopies;
import dev.leadline.ledger.LeaseLostException;
import dev.leadline.ledger.LeaseRepository;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunEndRepository;
import dev.leadline.ledger.RunOwnership;
import dev.leadline.ledger.RunStatus;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.report.ReportNotWrittenException;
import dev.leadline.report.UnbalancedRunException;
import dev.leadline.run.RelatedRun.Relation;
import dev.leadline.shared.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Sees that no row of another run is left behind by what a run came to: resumes the other run, or says that it waits. */
final class RelatedRuns {

    private static final Logger LOG = LoggerFactory.getLogger(RelatedRuns.class);

    private final RunEndRepository ends;
    private final LeaseRepository leases;
    private final LedgerQueries ledger;
    private final RunTakeover takeover;
    private final RunPreconditions preconditions;
    private final PrivateCopies copies;
    private final RunCoordinator coordinator;
    private final RunEnding ending;
    private final ApiConnection connection;

    RelatedRuns(
            RunEndRepository ends,
            LeaseRepository leases,
            LedgerQueries ledger,
            RunTakeover takeover,
            RunPreconditions preconditions,
            PrivateCopies copies,
            RunCoordinator coordinator,
            RunEnding ending,
            ApiConnection connection) {
        this.ends = ends;
        this.leases = leases;
        this.ledger = ledger;
        this.takeover = takeover;
        this.preconditions = preconditions;
        this.copies = copies;
        this.coordinator = coordinator;
        this.ending = ending;
        this.connection = connection;
    }

    /** After an import: interrupted imports of earlier corrections of the same rejects are resumed. */
    RunResult afterImport(RunResult outcome, boolean confirms, RunListener progress) {
        List<RelatedRun> resumed = new ArrayList<>();
        for (Run earlier : ends.unfinishedBefore(numberOf(outcome), true)) {
            if (mayResume(outcome, earlier) && resume(earlier, confirms, progress)) {
                resumed.add(related(earlier.id(), Relation.RESUMED));
            }
        }
        return outcome.with(Stream.concat(resumed.stream(), waiting(outcome)).toList());
    }

    /** After anything else that a run came to. */
    RunResult after(RunResult outcome) {
        return outcome.with(waiting(outcome).toList());
    }

    /** What a person has stopped, or a wrong setting, is resumed by a person. */
    private boolean mayResume(RunResult outcome, Run earlier) {
        boolean ended = outcome.summary().exit() != ExitCode.STOPPED_EARLY
                && outcome.summary().exit() != ExitCode.STOPPED_BY_USER
                && outcome.summary().exit() != ExitCode.INTERNAL_ERROR;
        return ended
                && earlier.status() == RunStatus.RUNNING
                && earlier.apiOrigin().equals(connection.origin())
                && (earlier.stagedAt() != null || copies.holds(earlier.identity()));
    }

    private boolean resume(Run run, boolean confirms, RunListener progress) {
        try {
            preconditions.require();
            progress.note(UserMessage.of("run.resuming-corrections", run.id()).text());
            coordinator.execute(takeover.take(run.id()), confirms, RunLifecycle.rowsOf(run), progress);
            return true;
        } catch (UserException e) {
            progress.warning(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private Stream<RelatedRun> waiting(RunResult outcome) {
        bringFilesUpToDate();
        long run = numberOf(outcome);
        return Stream.of(
                        idle(ends.unfinishedBefore(run, true), Relation.CORRECTIONS_WAIT),
                        idle(ends.unfinishedBefore(run, false), Relation.DUPLICATES_WAIT),
                        idle(ends.withReleasedRows(connection.origin()), Relation.ROWS_RELEASED))
                .flatMap(related -> related)
                .filter(related -> !Objects.equals(related.summary().run(), run));
    }

    private Stream<RelatedRun> idle(List<Run> runs, Relation relation) {
        return runs.stream().filter(run -> !isBeingWorkedOn(run)).map(run -> related(run.id(), relation));
    }

    private boolean isBeingWorkedOn(Run run) {
        RunOwnership seen = leases.ownership(run.id());
        return seen.owner() != null && !seen.lapsed();
    }

    private RelatedRun related(long run, Relation relation) {
        Run known = preconditions.known(run);
        return new RelatedRun(ending.result(run, List.of()).summary(), known.sendLimit(), relation);
    }

    private static long numberOf(RunResult outcome) {
        Long run = outcome.summary().run();
        return run == null ? 0 : run;
    }

    /** Runs that can send rows again, on which nobody works. */
    List<Long> withReleasedRows() {
        return connection.hasToken()
                ? ends.withReleasedRows(connection.origin()).stream()
                        .filter(run -> !isBeingWorkedOn(run))
                        .map(Run::id)
                        .toList()
                : List.of();
    }

    /** Writes the files again of ended runs of which other runs have changed rows. What fails is tried after the next run. */
    void bringFilesUpToDate() {
        ends.withOutdatedFiles().forEach(run -> {
            try {
                bringFilesUpToDate(run);
            } catch (DataAccessException | LeaseLostException | ReportNotWrittenException | UnbalancedRunException e) {
                LOG.warn(
                        "The files of run {} are not up to date: {}",
                        run,
                        e.getClass().getSimpleName());
            }
        });
    }

    private void bringFilesUpToDate(long run) {
        Run before = ledger.run(run).orElseThrow();
        RunOwnership seen = leases.ownership(run);
        if (seen.owner() == null && before.status() != RunStatus.RUNNING) {
            leases.takeOver(run, seen).ifPresent(lease -> ending.reassess(lease, before));
        }
    }
}
