package dev.leadline.batch.report;

import dev.leadline.ledger.Lease;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.RunRepository;
import dev.leadline.ledger.RunStatus;
import dev.leadline.ledger.SendingRepository;
import dev.leadline.report.RunFolders;
import dev.leadline.report.RunReport;
import dev.leadline.shared.ExitCode;
import java.time.Clock;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Writes the report of a run as it stands once the run is completed. */
class ReportTasklet implements Tasklet {

    private final RunExecution execution;
    private final SendingRepository sending;
    private final RunRepository runs;
    private final LedgerView ledger;
    private final RunFolders folders;
    private final Clock clock;

    ReportTasklet(
            RunExecution execution,
            SendingRepository sending,
            RunRepository runs,
            LedgerView ledger,
            RunFolders folders,
            Clock clock) {
        this.execution = execution;
        this.sending = sending;
        this.runs = runs;
        this.ledger = ledger;
        this.folders = folders;
        this.clock = clock;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Lease lease = execution.lease();
        execution.remarkInterrupted(sending.crashed(lease));
        runs.count(lease, execution.takeRequests());
        Run run = ledger.knownRun(lease.run());
        ExitCode exit = ledger.counts(run.id()).exitCode(execution.confirms());
        RunReport.write(ledger, run.ended(RunStatus.COMPLETED, clock.instant(), exit), folders.of(run.id()), exit);
        return RepeatStatus.FINISHED;
    }
}
