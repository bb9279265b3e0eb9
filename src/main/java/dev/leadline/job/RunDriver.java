package dev.leadline.job;

import dev.leadline.ledger.CommitDurability;
import dev.leadline.ledger.Counts;
import dev.leadline.ledger.Lease;
import dev.leadline.ledger.LeaseLostException;
import dev.leadline.ledger.Leases;
import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunEnds;
import dev.leadline.ledger.RunStatus;
import dev.leadline.ledger.Runs;
import dev.leadline.ledger.Sending;
import dev.leadline.ledger.Shortage;
import dev.leadline.ledger.Stop;
import dev.leadline.ledger.StopReason;
import dev.leadline.ledger.Tallies;
import dev.leadline.ledger.Tenure;
import dev.leadline.ledger.Tenures;
import dev.leadline.propexo.Propexo;
import dev.leadline.report.ReportNotWrittenException;
import dev.leadline.report.RunReport;
import dev.leadline.report.Summary;
import dev.leadline.settings.Settings;
import dev.leadline.source.UnusableFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Drives one run, of which this process has the lease, to an end: attempts, the report, and what the end is worth. */
final class RunDriver {

    private final Runs runs;
    private final RunEnds ends;
    private final Leases leases;
    private final Ledger ledger;
    private final Tallies tallies;
    private final Sending sending;
    private final CommitDurability durability;
    private final Tenures tenures;
    private final Attempt attempts;
    private final Propexo propexo;
    private final Settings settings;
    private final Clock clock;

    RunDriver(
            Runs runs,
            RunEnds ends,
            Leases leases,
            Ledger ledger,
            Tallies tallies,
            Sending sending,
            CommitDurability durability,
            Tenures tenures,
            Attempt attempts,
            Propexo propexo,
            Settings settings,
            Clock clock) {
        this.runs = runs;
        this.ends = ends;
        this.leases = leases;
        this.ledger = ledger;
        this.tallies = tallies;
        this.sending = sending;
        this.durability = durability;
        this.tenures = tenures;
        this.attempts = attempts;
        this.propexo = propexo;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Goes on with a run until it ends in whatever way.
     *
     * @param lease of the run
     * @param confirms whether outcomes are waited for
     * @param rows how many data records the file has, as far as known
     * @param progress who watches
     */
    Outcome drive(Lease lease, boolean confirms, long rows, Progress progress) {
        Tenure tenure = new Tenure(lease, confirms);
        tenures.begin(tenure);
        try (Keeper keeper = new Keeper(runs, leases, ledger, tallies, tenure, progress, rows)) {
            durability.warning().ifPresent(progress::warning);
            keeper.start();
            progress.began(lease.run());
            return end(tenure, workOn(tenure));
        } catch (DataAccessException | TransactionException | LeaseLostException | ReportNotWrittenException e) {
            throw new NotStartedException(ExitCode.STOPPED_EARLY, stop(e).message());
        } finally {
            tenures.end(tenure);
        }
    }

    /** Works on a run as long as that is possible; the notes say what a person should know. */
    private List<String> workOn(Tenure tenure) {
        List<String> notes = new ArrayList<>();
        try {
            notes.addAll(settleCrash(tenure.lease()));
            attemptUntilNothingIsLeft(tenure, notes);
        } catch (DataAccessException | TransactionException | LeaseLostException e) {
            tenure.stop(Stop.because(e));
        }
        return notes;
    }

    /** Puts what a dead process had claimed in doubt. */
    List<String> settleCrash(Lease lease) {
        int interrupted = sending.crashed(lease);
        if (interrupted == 0) {
            return List.of();
        }
        return List.of(
                interrupted == 1
                        ? "1 row was being sent when Leadline was interrupted; it is now IN_DOUBT."
                        : "%d rows were being sent when Leadline was interrupted; they are now IN_DOUBT."
                                .formatted(interrupted));
    }

    private void attemptUntilNothingIsLeft(Tenure tenure, List<String> notes) {
        do {
            attempt(tenure, notes);
        } while (tenure.stopped().isEmpty() && mayStillSend(tenure.lease().run()));
    }

    /** What was a duplicate of a row that failed is staged again, and sent in another attempt. */
    private boolean mayStillSend(long run) {
        return !sending.staged(run, 0, lastToSend(run), 1).isEmpty();
    }

    private long lastToSend(long run) {
        Integer limit = run(run).sendLimit();
        return limit == null ? Long.MAX_VALUE : ledger.validRow(run, limit).orElse(Long.MAX_VALUE);
    }

    private void attempt(Tenure tenure, List<String> notes) {
        Lease lease = tenure.lease();
        if (attempts.isOver(run(lease.run()))) {
            runs.nextAttempt(lease);
        }
        Run run = run(lease.run());
        refuseTooManyRejects(run, tenure);
        JobExecution execution = attempts.execute(
                run,
                tenure,
                propexo,
                new Attempt.Calls(
                        remarks -> {
                            notes.addAll(remarks.sentences());
                            refuseTooManyRejects(run(run.id()), tenure);
                        },
                        () -> report(tenure, notes)));
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            tenure.stop(whyItEnded(execution));
        }
    }

    /** One fault often causes others: what says most is the reason. */
    private static Stop whyItEnded(JobExecution execution) {
        List<Throwable> faults = execution.getAllFailureExceptions().stream()
                .flatMap(fault -> Stream.iterate(fault, Objects::nonNull, Throwable::getCause))
                .toList();
        return faults.stream()
                .filter(RunDriver::isTelling)
                .findFirst()
                .or(() -> faults.stream()
                        .filter(fault -> fault.getCause() == null)
                        .findFirst())
                .map(RunDriver::stop)
                .orElseGet(() -> new Stop(Stop.Cause.FAULT, "The job ended as " + execution.getStatus()));
    }

    private static boolean isTelling(Throwable fault) {
        return fault instanceof DataAccessException
                || fault instanceof UnusableFileException
                || fault instanceof TransactionException
                || fault instanceof LeaseLostException
                || fault instanceof ReportNotWrittenException
                || Shortage.behind(fault).isPresent();
    }

    private static Stop stop(Throwable fault) {
        if (fault instanceof UnusableFileException) {
            return new Stop(Stop.Cause.INPUT, String.valueOf(fault.getMessage()));
        }
        return fault instanceof ReportNotWrittenException
                ? new Stop(Stop.Cause.DISK, fault.getMessage() + " Then resume; nothing is sent twice.")
                : Stop.because(fault);
    }

    private void refuseTooManyRejects(Run run, Tenure tenure) {
        Integer most = settings.maxRejects();
        Long read = run.rowsRead();
        if (most == null || read == null || read == 0) {
            return;
        }
        long rejected = ledger.counts(run.id()).of(RowStatus.REJECTED);
        if (rejected * 100 > most * read) {
            tenure.stop(new Stop(
                    Stop.Cause.REJECTS,
                    "%d of %d rows are rejected, more than the %d %% that leadline.import.max-rejects allows; nothing was sent."
                            .formatted(rejected, read, most)));
        }
    }

    private void report(Tenure tenure, List<String> notes) {
        notes.addAll(settleCrash(tenure.lease()));
        Run run = run(tenure.lease().run());
        int exit = ExitCode.ofFinished(ledger.counts(run.id()), tenure.confirms());
        runs.count(tenure.lease(), tenure.takeRequests());
        RunReport.write(ledger, run.ended(RunStatus.COMPLETED, clock.instant(), exit), folder(run.id()), exit);
    }

    private Outcome end(Tenure tenure, List<String> notes) {
        long id = tenure.lease().run();
        runs.count(tenure.lease(), tenure.takeRequests());
        notes.addAll(tenure.remarks());
        if (tenure.stopped().isEmpty()) {
            // other runs may have released rows of this one in the last moment
            return complete(tenure.lease(), tenure.confirms()) ? outcome(id, notes) : goOn(tenure, notes);
        }
        Stop stop = tenure.stopped().get();
        notes.addAll(settleCrash(tenure.lease()));
        if (stop.cause() == Stop.Cause.OWNER) {
            throw new NotStartedException(ExitCode.STOPPED_EARLY, stop.message());
        }
        int exit = ExitCode.ofStopped(stop);
        RunStatus status = stop.cause() == Stop.Cause.FAULT ? RunStatus.FAILED : RunStatus.STOPPED;
        end(tenure.lease(), status, exit, stop.reason());
        report(tenure.lease(), exit);
        return outcome(id, notes);
    }

    private Outcome goOn(Tenure tenure, List<String> notes) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(workOn(tenure));
        return end(tenure, all);
    }

    /** False when there are rows to send. */
    private boolean complete(Lease lease, boolean confirms) {
        Counts counts = ledger.counts(lease.run());
        tallies.note(lease.run(), counts);
        return ends.complete(lease, ExitCode.ofFinished(counts, confirms), lastToSend(lease.run()));
    }

    private void report(Lease lease, int exit) {
        RunReport.write(ledger, run(lease.run()), folder(lease.run()), exit);
        ends.reported(lease);
    }

    /** Ends a tenure in which nothing was sent: the run stands as its rows do. */
    Outcome close(Lease lease, Run before) {
        Counts counts = ledger.counts(lease.run());
        int exit = ExitCode.ofFinished(counts, true);
        if (run(lease.run()).stagedAt() == null || !complete(lease, true)) {
            StopReason reason = before.stopReason();
            end(lease, RunStatus.STOPPED, exit, reason == null ? rowsToSend() : reason);
        }
        report(lease, exit);
        return outcome(lease.run(), List.of());
    }

    private static StopReason rowsToSend() {
        return new Stop(Stop.Cause.ROWS_TO_SEND, "Rows of this run are not sent yet.").reason();
    }

    /** Ends a tenure in which rows were settled and nothing else: the run stands as before, and is worth what its rows are now. */
    void reassess(Lease lease, Run before) {
        Integer exit = before.exit();
        int worth = before.status() == RunStatus.COMPLETED || exit == null
                ? ExitCode.ofFinished(ledger.counts(before.id()), exit != null && exit == ExitCode.IN_DOUBT)
                : exit;
        if (before.status() != RunStatus.COMPLETED) {
            end(lease, before.status(), worth, before.stopReason());
        } else if (!ends.complete(lease, worth, lastToSend(before.id()))) {
            worth = ExitCode.STOPPED_EARLY;
            ends.reopen(lease, worth, "Some rows of this run can be sent now.");
        }
        tallies.note(lease.run(), ledger.counts(lease.run()));
        report(lease, worth);
    }

    private void end(Lease lease, RunStatus status, int exit, @Nullable StopReason reason) {
        tallies.note(lease.run(), ledger.counts(lease.run()));
        ends.end(lease, status, exit, reason);
    }

    Outcome outcome(long run, List<String> notes) {
        Summary summary = RunReport.summarise(ledger, run(run), folder(run));
        return new Outcome(summary, notes);
    }

    private Path folder(long run) {
        return settings.home().resolve("runs").resolve(Long.toString(run));
    }

    private Run run(long id) {
        return ledger.run(id).orElseThrow(() -> new IllegalStateException("run " + id + " is gone"));
    }
}
