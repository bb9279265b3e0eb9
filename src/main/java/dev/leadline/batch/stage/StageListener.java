package dev.leadline.batch.stage;

import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunEditRepository;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.RunRepository;
import dev.leadline.ledger.SendOrderRepository;
import dev.leadline.ledger.UnusualRuns;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Once all rows are in the ledger: gives them their order, notes it, deletes the copy, and stops a run that has too many rejects or is held. */
class StageListener implements StepExecutionListener {

    private final RunExecution execution;
    private final RunRepository runs;
    private final SendOrderRepository sendOrder;
    private final LedgerView ledger;
    private final RunEditRepository edits;
    private final PrivateCopies copies;
    private final LeadFileReader reader;
    private final RowProcessor processor;
    private final RejectLimit rejectLimit;
    private final UnusualRuns unusualRuns;

    StageListener(
            RunExecution execution,
            RunRepository runs,
            SendOrderRepository sendOrder,
            LedgerView ledger,
            RunEditRepository edits,
            PrivateCopies copies,
            LeadFileReader reader,
            RowProcessor processor,
            RejectLimit rejectLimit,
            UnusualRuns unusualRuns) {
        this.execution = execution;
        this.runs = runs;
        this.sendOrder = sendOrder;
        this.ledger = ledger;
        this.edits = edits;
        this.copies = copies;
        this.reader = reader;
        this.processor = processor;
        this.rejectLimit = rejectLimit;
        this.unusualRuns = unusualRuns;
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        return step.getStatus() == BatchStatus.COMPLETED ? finished(step) : null;
    }

    // Batch only logs what a listener throws, and continues with the next step
    private @Nullable ExitStatus finished(StepExecution step) {
        try {
            finish(ledger.knownRun(execution.lease().run()));
            return null;
        } catch (RuntimeException e) {
            step.addFailureException(e);
            step.setStatus(BatchStatus.FAILED);
            return ExitStatus.FAILED;
        }
    }

    private void finish(Run run) {
        if (run.stagedAt() == null) {
            // a run that has to stop is arranged to the end when it is resumed
            if (!sendOrder.arrange(run.id(), () -> execution.stopped().isPresent())) {
                return;
            }
            runs.staged(execution.lease(), reader.rowsRead());
            processor.notes().forEach(execution::remark);
        }
        copies.discard(run.identity(), runs.unstaged());
        rejectLimit.exceededBy(ledger.counts(run.id()), edits.skipped(run.id())).ifPresent(execution::stop);
        unusualRuns.hold(run, ledger.counts(run.id())).ifPresent(execution::stop);
    }
}
