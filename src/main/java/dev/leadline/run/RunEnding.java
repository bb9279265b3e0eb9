package dev.leadline.run;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.Lease;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunEndRepository;
import dev.leadline.ledger.RunStatus;
import dev.leadline.ledger.StatusCounts;
import dev.leadline.ledger.StopReason;
import dev.leadline.ledger.UnusualRuns;
import dev.leadline.message.UserMessage;
import dev.leadline.report.RunFolders;
import dev.leadline.report.RunReport;
import dev.leadline.shared.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends runs: their status, exit code and files, after work on them or after a change to rows of an ended run. */
final class RunEnding {

    private final RunEndRepository ends;
    private final LedgerQueries ledger;
    private final StatusCounts statusCounts;
    private final RunFolders folders;
    private final UnusualRuns unusualRuns;

    RunEnding(
            RunEndRepository ends,
            LedgerQueries ledger,
            StatusCounts statusCounts,
            RunFolders folders,
            UnusualRuns unusualRuns) {
        this.ends = ends;
        this.ledger = ledger;
        this.statusCounts = statusCounts;
        this.folders = folders;
        this.unusualRuns = unusualRuns;
    }

    /** Ends a run whose job has completed; false when there are rows to send. */
    boolean complete(Lease lease, boolean confirms) {
        RowCounts counts = ledger.counts(lease.run());
        statusCounts.note(lease.run(), counts);
        boolean completed = ends.complete(lease, counts.exitCode(confirms), ledger.lastPlaceToSend(lease.run()));
        if (completed) {
            unusualRuns.complete(ledger.knownRun(lease.run()), counts);
        }
        return completed;
    }

    /** Ends a run that must stop before its job has completed. */
    void stopEarly(Lease lease, EarlyStop stop) {
        ExitCode exit = stop.cause().exitCode();
        RunStatus status = stop.cause() == EarlyStop.Cause.FAULT ? RunStatus.FAILED : RunStatus.STOPPED;
        end(lease, status, exit, stop.reason());
        report(lease, exit);
    }

    /** Ends an execution in which nothing was sent: the status of the run follows from its rows. */
    RunResult settle(Lease lease, Run before) {
        ExitCode exit = ledger.counts(lease.run()).exitCode(true);
        if (ledger.knownRun(lease.run()).stagedAt() == null || !complete(lease, true)) {
            StopReason reason = before.stopReason();
            end(lease, RunStatus.STOPPED, exit, reason == null ? rowsToSend() : reason);
        }
        report(lease, exit);
        return result(lease.run(), List.of());
    }

    /** Ends a run of which nothing was sent, for good. */
    void cancel(Lease lease, String who) {
        statusCounts.note(lease.run(), ledger.counts(lease.run()));
        ends.cancel(lease, who);
        report(lease, ExitCode.STOPPED_BY_USER);
    }

    private static StopReason rowsToSend() {
        return new EarlyStop(EarlyStop.Cause.ROWS_TO_SEND, UserMessage.of("run.rows-to-send")).reason();
    }

    /** Updates an ended run in which rows have changed since: it keeps its status, with the exit code of its rows as they are now. */
    void reassess(Lease lease, Run before) {
        ExitCode exit = exitOf(before);
        if (before.status() != RunStatus.COMPLETED) {
            end(lease, before.status(), exit, before.stopReason());
        } else if (!ends.complete(lease, exit, ledger.lastPlaceToSend(before.id()))) {
            exit = ExitCode.STOPPED_EARLY;
            ends.reopen(lease, exit, UserMessage.of("run.rows-can-be-sent").text());
        }
        statusCounts.note(lease.run(), ledger.counts(lease.run()));
        report(lease, exit);
    }

    private ExitCode exitOf(Run before) {
        ExitCode exit = before.exit();
        return before.status() == RunStatus.COMPLETED || exit == null
                ? ledger.counts(before.id()).exitCode(exit == ExitCode.ROWS_UNCERTAIN)
                : exit;
    }

    private void end(Lease lease, RunStatus status, ExitCode exit, @Nullable StopReason reason) {
        statusCounts.note(lease.run(), ledger.counts(lease.run()));
        ends.end(lease, status, exit, reason);
    }

    private void report(Lease lease, ExitCode exit) {
        RunReport.write(ledger, ledger.knownRun(lease.run()), folders.of(lease.run()), exit);
        ends.reported(lease);
    }

    /** The result of a run as the ledger has it. */
    RunResult result(long run, List<String> notes) {
        return new RunResult(RunReport.summarise(ledger, ledger.knownRun(run), folders.of(run)), notes);
    }
}
