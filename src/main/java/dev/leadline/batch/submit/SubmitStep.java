package dev.leadline.batch.submit;

import dev.leadline.batch.StopInterruptionPolicy;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.SendingRepository;
import dev.leadline.ledger.StagedRow;
import dev.leadline.propexo.Propexo;
import dev.leadline.shared.Ticker;
import java.time.Clock;
import java.util.List;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Makes the step that sends: partitions of fixed row ranges, whose writers send a chunk's rows concurrently. There is no
 * transaction around a chunk; the ledger opens its own short ones, and none is open while a request is in flight.
 */
public final class SubmitStep {

    private static final int CHUNK = 32;

    private final JobRepository jobs;
    private final LedgerQueries ledger;
    private final SendingRepository sending;
    private final SubmitSettings settings;
    private final Clock clock;
    private final Ticker ticker;

    /**
     * @param jobs Batch's repository
     * @param ledger for how far a limit goes
     * @param sending for the transitions
     * @param settings how many requests are in flight, and how long an outage is waited out
     * @param clock tells people until when something waits
     * @param ticker measures how long an outage lasts
     */
    public SubmitStep(
            JobRepository jobs,
            LedgerQueries ledger,
            SendingRepository sending,
            SubmitSettings settings,
            Clock clock,
            Ticker ticker) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.sending = sending;
        this.settings = settings;
        this.clock = clock;
        this.ticker = ticker;
    }

    /**
     * The step for one run.
     *
     * @param run which
     * @param execution of it
     * @param propexo the API
     * @param path where the target's prospects are created
     * @param jobIdAt JSON pointer to the job id in the answer
     * @return a step that sends what is staged when it executes
     */
    public Step of(Run run, RunExecution execution, Propexo propexo, String path, String jobIdAt) {
        SendExecutor executor = flight(execution, propexo, new CreateEndpoint(path, jobIdAt));
        return new StepBuilder("submit", jobs)
                .partitioner("submit", gridSize -> RowRange.split(sending.lastRow(run.id())))
                .step(new RowRangeStep(range -> sendRange(run, range, execution, executor::send)))
                .taskExecutor(new SimpleAsyncTaskExecutor("submit-"))
                .listener(new SendExecutorCloser(executor))
                .build();
    }

    private SendExecutor flight(RunExecution execution, Propexo propexo, CreateEndpoint endpoint) {
        RetryBudget retryBudget = new RetryBudget(ticker, settings);
        return new SendExecutor(
                execution,
                new RowClaimer(execution, sending, propexo, retryBudget, settings.patience(), clock),
                new ProspectSender(execution, sending, propexo, endpoint, retryBudget, new SystemicRefusalDetector()),
                settings.concurrency());
    }

    private Step sendRange(Run run, RowRange range, RunExecution execution, RowWriter writer) {
        return new StepBuilder("submit", jobs)
                .<StagedRow, StagedRow>chunk(CHUNK)
                .transactionManager(new ResourcelessTransactionManager())
                .reader(new StagedReader(sending, run.id(), range.upTo(lastToSend(run.id()))))
                .writer(rows -> writer.write(rows.getItems()))
                .interruptionPolicy(new StopInterruptionPolicy(execution))
                .build();
    }

    private long lastToSend(long run) {
        Integer limit = ledger.run(run).map(Run::sendLimit).orElse(null);
        return limit == null ? Long.MAX_VALUE : ledger.validRow(run, limit).orElse(Long.MAX_VALUE);
    }

    private interface RowWriter {
        void write(List<? extends StagedRow> rows) throws InterruptedException;
    }
}
