package dev.leadline.run;

import dev.leadline.ledger.CommitDurability;
import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.Lease;
import dev.leadline.ledger.LeaseLostException;
import dev.leadline.ledger.LeaseRepository;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.ResourceShortage;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunEndRepository;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.ledger.RunRepository;
import dev.leadline.ledger.RunStatus;
import dev.leadline.ledger.SendingRepository;
import dev.leadline.ledger.StatusCounts;
import dev.leadline.ledger.StopReason;
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
final class RunCoordinator {

    private final RunRepository runs;
    private final RunEndRepository ends;
    private final LeaseRepository leases;
    private final LedgerQueries ledger;
    private final StatusCounts statusCounts;
    private final SendingRepository sending;
    private final CommitDurability durability;
    private final RunExecutions executions;
    private final RunAttempt attempts;
    private final Propexo propexo;
    private final Settings settings;
    private final Clock clock;

    RunCoordinator(
            RunRepository runs,
            RunEndRepository ends,
            LeaseRepository leases,
            LedgerQueries ledger,
            StatusCounts statusCounts,
            SendingRepository sending,
            CommitDurability durability,
            RunExecutions executions,
            RunAttempt attempts,
            Propexo propexo,
            Settings settings,
            Clock clock) {
        this.runs = runs;
        this.ends = ends;
        this.leases = leases;
        this.ledger = ledger;
        this.statusCounts = statusCounts;
        this.sending = sending;
        this.durability = durability;
        this.executions = executions;
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
    RunResult drive(Lease lease, boolean confirms, long rows, RunListener progress) {
        RunExecution execution = new RunExecution(lease, confirms);
        executions.begin(execution);
        try (LeaseHeartbeat heartbeat =
                new LeaseHeartbeat(runs, leases, ledger, statusCounts, execution, progress, rows)) {
            durability.warning().ifPresent(progress::warning);
            heartbeat.start();
            progress.began(lease.run());
            return end(execution, workOn(execution));
        } catch (DataAccessException | TransactionException | LeaseLostException | ReportNotWrittenException e) {
            throw new UserException(RunExitCode.STOPPED_EARLY, stop(e).message());
        } finally {
            executions.end(execution);
        }
    }

    /** Works on a run as long as that is possible; the notes say what a person should know. */
    private List<String> workOn(RunExecution execution) {
        List<String> notes = new ArrayList<>();
        try {
            notes.addAll(settleCrash(execution.lease()));
            attemptUntilNothingIsLeft(execution, notes);
        } catch (DataAccessException | TransactionException | LeaseLostException e) {
            execution.stop(EarlyStop.because(e));
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

    private void attemptUntilNothingIsLeft(RunExecution execution, List<String> notes) {
        do {
            attempt(execution, notes);
        } while (execution.stopped().isEmpty() && mayStillSend(execution.lease().run()));
    }

    /** What was a duplicate of a row that failed is staged again, and sent in another attempt. */
    private boolean mayStillSend(long run) {
        return !sending.staged(run, 0, lastToSend(run), 1).isEmpty();
    }

    private long lastToSend(long run) {
        Integer limit = run(run).sendLimit();
        return limit == null ? Long.MAX_VALUE : ledger.validRow(run, limit).orElse(Long.MAX_VALUE);
    }

    private void attempt(RunExecution execution, List<String> notes) {
        Lease lease = execution.lease();
        if (attempts.isOver(run(lease.run()))) {
            runs.nextAttempt(lease);
        }
        Run run = run(lease.run());
        refuseTooManyRejects(run, execution);
        JobExecution job = attempts.execute(
                run,
                execution,
                propexo,
                new RunAttempt.Calls(
                        remarks -> {
                            notes.addAll(remarks.sentences());
                            refuseTooManyRejects(run(run.id()), execution);
                        },
                        () -> report(execution, notes)));
        if (job.getStatus() != BatchStatus.COMPLETED) {
            execution.stop(whyItEnded(job));
        }
    }

    /** One fault often causes others: what says most is the reason. */
    private static EarlyStop whyItEnded(JobExecution execution) {
        List<Throwable> faults = execution.getAllFailureExceptions().stream()
                .flatMap(fault -> Stream.iterate(fault, Objects::nonNull, Throwable::getCause))
                .toList();
        return faults.stream()
                .filter(RunCoordinator::isTelling)
                .findFirst()
                .or(() -> faults.stream()
                        .filter(fault -> fault.getCause() == null)
                        .findFirst())
                .map(RunCoordinator::stop)
                .orElseGet(() -> new EarlyStop(
                        EarlyStop.Cause.FAULT, "The job ended with status " + execution.getStatus() + "."));
    }

    private static boolean isTelling(Throwable fault) {
        return fault instanceof DataAccessException
                || fault instanceof UnusableFileException
                || fault instanceof TransactionException
                || fault instanceof LeaseLostException
                || fault instanceof ReportNotWrittenException
                || ResourceShortage.behind(fault).isPresent();
    }

    private static EarlyStop stop(Throwable fault) {
        if (fault instanceof UnusableFileException) {
            return new EarlyStop(EarlyStop.Cause.INPUT, String.valueOf(fault.getMessage()));
        }
        return fault instanceof ReportNotWrittenException
                ? new EarlyStop(
                        EarlyStop.Cause.DISK,
                        fault.getMessage() + " Then resume the run. Rows that were already sent are not sent again.")
                : EarlyStop.because(fault);
    }

    private void refuseTooManyRejects(Run run, RunExecution execution) {
        Integer most = settings.maxRejects();
        Long read = run.rowsRead();
        if (most == null || read == null || read == 0) {
            return;
        }
        long rejected = ledger.counts(run.id()).of(RowStatus.REJECTED);
        if (rejected * 100 > most * read) {
            execution.stop(new EarlyStop(
                    EarlyStop.Cause.REJECTS,
                    "Leadline rejected %d of %d rows, more than the %d%% that leadline.import.max-rejects allows. Nothing was sent."
                            .formatted(rejected, read, most)));
        }
    }

    private void report(RunExecution execution, List<String> notes) {
        notes.addAll(settleCrash(execution.lease()));
        Run run = run(execution.lease().run());
        int exit = RunExitCode.ofFinished(ledger.counts(run.id()), execution.confirms());
        runs.count(execution.lease(), execution.takeRequests());
        RunReport.write(ledger, run.ended(RunStatus.COMPLETED, clock.instant(), exit), folder(run.id()), exit);
    }

    private RunResult end(RunExecution execution, List<String> notes) {
        long id = execution.lease().run();
        runs.count(execution.lease(), execution.takeRequests());
        notes.addAll(execution.remarks());
        if (execution.stopped().isEmpty()) {
            // other runs may have released rows of this one in the last moment
            return complete(execution.lease(), execution.confirms()) ? outcome(id, notes) : goOn(execution, notes);
        }
        EarlyStop stop = execution.stopped().get();
        notes.addAll(settleCrash(execution.lease()));
        if (stop.cause() == EarlyStop.Cause.OWNER) {
            throw new UserException(RunExitCode.STOPPED_EARLY, stop.message());
        }
        int exit = RunExitCode.ofStopped(stop);
        RunStatus status = stop.cause() == EarlyStop.Cause.FAULT ? RunStatus.FAILED : RunStatus.STOPPED;
        end(execution.lease(), status, exit, stop.reason());
        report(execution.lease(), exit);
        return outcome(id, notes);
    }

    private RunResult goOn(RunExecution execution, List<String> notes) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(workOn(execution));
        return end(execution, all);
    }

    /** False when there are rows to send. */
    private boolean complete(Lease lease, boolean confirms) {
        RowCounts counts = ledger.counts(lease.run());
        statusCounts.note(lease.run(), counts);
        return ends.complete(lease, RunExitCode.ofFinished(counts, confirms), lastToSend(lease.run()));
    }

    private void report(Lease lease, int exit) {
        RunReport.write(ledger, run(lease.run()), folder(lease.run()), exit);
        ends.reported(lease);
    }

    /** Ends a tenure in which nothing was sent: the run stands as its rows do. */
    RunResult close(Lease lease, Run before) {
        RowCounts counts = ledger.counts(lease.run());
        int exit = RunExitCode.ofFinished(counts, true);
        if (run(lease.run()).stagedAt() == null || !complete(lease, true)) {
            StopReason reason = before.stopReason();
            end(lease, RunStatus.STOPPED, exit, reason == null ? rowsToSend() : reason);
        }
        report(lease, exit);
        return outcome(lease.run(), List.of());
    }

    private static StopReason rowsToSend() {
        return new EarlyStop(EarlyStop.Cause.ROWS_TO_SEND, "Some rows of this run have not been sent yet.").reason();
    }

    /** Ends a tenure in which rows were settled and nothing else: the run stands as before, and is worth what its rows are now. */
    void reassess(Lease lease, Run before) {
        Integer exit = before.exit();
        int worth = before.status() == RunStatus.COMPLETED || exit == null
                ? RunExitCode.ofFinished(ledger.counts(before.id()), exit != null && exit == RunExitCode.IN_DOUBT)
                : exit;
        if (before.status() != RunStatus.COMPLETED) {
            end(lease, before.status(), worth, before.stopReason());
        } else if (!ends.complete(lease, worth, lastToSend(before.id()))) {
            worth = RunExitCode.STOPPED_EARLY;
            ends.reopen(lease, worth, "Some rows of this run can be sent now.");
        }
        statusCounts.note(lease.run(), ledger.counts(lease.run()));
        report(lease, worth);
    }

    private void end(Lease lease, RunStatus status, int exit, @Nullable StopReason reason) {
        statusCounts.note(lease.run(), ledger.counts(lease.run()));
        ends.end(lease, status, exit, reason);
    }

    RunResult outcome(long run, List<String> notes) {
        Summary summary = RunReport.summarise(ledger, run(run), folder(run));
        return new RunResult(summary, notes);
    }

    private Path folder(long run) {
        return settings.home().resolve("runs").resolve(Long.toString(run));
    }

    private Run run(long id) {
        return ledger.run(id).orElseThrow(() -> new IllegalStateException("run " + id + " is gone"));
    }
}
