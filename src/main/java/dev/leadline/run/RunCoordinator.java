package dev.leadline.run;

import dev.leadline.batch.submit.SubmitSettings;
import dev.leadline.ledger.CommitDurability;
import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.Lease;
import dev.leadline.ledger.LeaseLostException;
import dev.leadline.ledger.LeaseRepository;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.ledger.RunRepository;
import dev.leadline.ledger.SendingRepository;
import dev.leadline.ledger.StatusCounts;
import dev.leadline.message.UserException;
import dev.leadline.report.ReportNotWrittenException;
import dev.leadline.shared.ExitCode;
import dev.leadline.shared.Moment;
import dev.leadline.shared.Ticker;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Works on a run of which this process has the lease, in one attempt after another, until it ends. */
final class RunCoordinator {

    /** Of a job whose database is back each time: it is not restarted without end. */
    private static final int MOST_RESTARTS = 3;

    private final RunRepository runs;
    private final LeaseRepository leases;
    private final LedgerQueries ledger;
    private final StatusCounts statusCounts;
    private final SendingRepository sending;
    private final CommitDurability durability;
    private final RunExecutions executions;
    private final ImportJobLauncher job;
    private final RunEnding ending;
    private final FinishForecast forecast;
    private final SubmitSettings settings;
    private final Clock clock;
    private final Ticker ticker;

    RunCoordinator(
            RunRepository runs,
            LeaseRepository leases,
            LedgerQueries ledger,
            StatusCounts statusCounts,
            SendingRepository sending,
            CommitDurability durability,
            RunExecutions executions,
            ImportJobLauncher job,
            RunEnding ending,
            FinishForecast forecast,
            SubmitSettings settings,
            Clock clock,
            Ticker ticker) {
        this.runs = runs;
        this.leases = leases;
        this.ledger = ledger;
        this.statusCounts = statusCounts;
        this.sending = sending;
        this.durability = durability;
        this.executions = executions;
        this.job = job;
        this.ending = ending;
        this.forecast = forecast;
        this.settings = settings;
        this.clock = clock;
        this.ticker = ticker;
    }

    /**
     * Works on a run until it ends in whatever way.
     *
     * @param lease of the run
     * @param confirms whether outcomes are waited for
     * @param rows how many data records the file has, as far as known
     * @param progress who watches
     */
    RunResult execute(Lease lease, boolean confirms, long rows, RunListener progress) {
        return execute(lease, confirms, rows, null, progress);
    }

    /**
     * The same, with a time by which everything should be sent.
     *
     * @param finishBy that time, or null; the run continues after it
     */
    RunResult execute(Lease lease, boolean confirms, long rows, @Nullable Instant finishBy, RunListener progress) {
        FinishNotices finish = new FinishNotices(forecast, ledger, progress, lease.run(), finishBy);
        RunExecution execution = new RunExecution(lease, confirms, Moment.now(clock, ticker), finish::beforeSending);
        executions.begin(execution);
        try (LeaseHeartbeat heartbeat =
                new LeaseHeartbeat(runs, leases, ledger, statusCounts, execution, progress, finish, rows)) {
            durability.warning().ifPresent(progress::warning);
            heartbeat.start();
            if (settings.remotePartitions()) {
                runs.handOverAtDeath(lease);
            }
            progress.began(lease.run());
            workOn(execution);
            return end(execution);
        } catch (DataAccessException | TransactionException | LeaseLostException | ReportNotWrittenException e) {
            throw UserException.of(ExitCode.STOPPED_EARLY, JobFailure.reason(e).what());
        } finally {
            executions.end(execution);
        }
    }

    /** Works on a run as long as that is possible. */
    private void workOn(RunExecution execution) {
        try {
            settleInterrupted(execution);
            do {
                attempt(execution);
            } while (execution.stopped().isEmpty()
                    && hasRowsToSend(execution.lease().run()));
        } catch (DataAccessException | TransactionException | LeaseLostException e) {
            execution.stop(EarlyStop.because(e));
        }
    }

    /** Puts rows in doubt that a process was sending when it was interrupted. */
    private void settleInterrupted(RunExecution execution) {
        execution.remarkInterrupted(sending.crashed(execution.lease()));
    }

    /** What was a duplicate of a row that failed is staged again, and sent in another attempt. */
    private boolean hasRowsToSend(long run) {
        return !sending.staged(run, 0, ledger.lastPlaceToSend(run), 1).isEmpty();
    }

    /** A job that lost its database is restarted as soon as the database is back. */
    private void attempt(RunExecution execution) {
        Optional<EarlyStop> failure = launch(execution.lease());
        int restarts = 0;
        while (failure.filter(stop -> stop.cause() == EarlyStop.Cause.DATABASE).isPresent()
                && execution.stopped().isEmpty()
                && restarts++ < MOST_RESTARTS) {
            leases.regain(execution.lease());
            execution.remark("The database did not respond for a moment. The run continued from its last commit.");
            settleInterrupted(execution);
            failure = launch(execution.lease());
        }
        failure.ifPresent(execution::stop);
    }

    /** Executes the job; empty when it completed. */
    private Optional<EarlyStop> launch(Lease lease) {
        try {
            if (job.needsNewAttempt(ledger.knownRun(lease.run()))) {
                runs.nextAttempt(lease);
            }
            JobExecution ended = job.launch(ledger.knownRun(lease.run()));
            return ended.getStatus() == BatchStatus.COMPLETED
                    ? Optional.empty()
                    : Optional.of(JobFailure.reason(ended));
        } catch (RuntimeException e) {
            // a run that kept its status would be taken over by one process after another
            return Optional.of(EarlyStop.because(e));
        }
    }

    private RunResult end(RunExecution execution) {
        Lease lease = execution.lease();
        runs.count(lease, execution.takeRequests());
        // other runs may have released rows of this one in the last moment
        while (execution.stopped().isEmpty() && !ending.complete(lease, execution.confirms())) {
            workOn(execution);
            runs.count(lease, execution.takeRequests());
        }
        execution.stopped().ifPresent(stop -> endEarly(execution, stop));
        return ending.result(lease.run(), execution.remarks());
    }

    private void endEarly(RunExecution execution, EarlyStop stop) {
        settleInterrupted(execution);
        if (stop.cause() == EarlyStop.Cause.OWNER) {
            throw UserException.of(ExitCode.STOPPED_EARLY, stop.what());
        }
        ending.stopEarly(execution.lease(), stop);
    }
}
