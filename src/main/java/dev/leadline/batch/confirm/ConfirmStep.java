package dev.leadline.batch.confirm;

import dev.leadline.ledger.OutcomeRepository;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunExecution;
import dev.leadline.propexo.Propexo;
import dev.leadline.shared.Ticker;
import java.time.Clock;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/** Makes the step that asks what became of queued writes, in rounds, until each is final or past its deadline. */
public final class ConfirmStep {

    private final JobRepository jobs;
    private final OutcomeRepository outcomes;
    private final ConfirmSettings settings;
    private final Clock clock;
    private final Ticker ticker;

    /**
     * @param jobs Batch's repository
     * @param outcomes for the transitions
     * @param settings how often and how long
     * @param clock tells how old a write is
     * @param ticker measures how long is asked for it
     */
    public ConfirmStep(
            JobRepository jobs, OutcomeRepository outcomes, ConfirmSettings settings, Clock clock, Ticker ticker) {
        this.jobs = jobs;
        this.outcomes = outcomes;
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
     * @return a step that does nothing where the tenure does not confirm
     */
    public Step of(Run run, RunExecution execution, Propexo propexo) {
        StatusPoller poller = poller(execution, propexo);
        return new StepBuilder("confirm", jobs)
                .tasklet(
                        (contribution, context) -> {
                            if (execution.confirms()) {
                                confirm(run, execution, poller);
                            }
                            return RepeatStatus.FINISHED;
                        },
                        new ResourcelessTransactionManager())
                .build();
    }

    /**
     * Asks once for every row that a run has left queued; one that is still pending stays so.
     *
     * @param run the run's number
     * @param execution that can be stopped, and counts the questions
     * @param propexo the API
     */
    public void askOnce(long run, RunExecution execution, Propexo propexo) {
        StatusPoller poller = poller(execution, propexo);
        try (PollingRound round = new PollingRound(outcomes, poller, settings.concurrency())) {
            round.leavesPending(run);
        }
    }

    private StatusPoller poller(RunExecution execution, Propexo propexo) {
        return new StatusPoller(
                execution, outcomes, propexo, new ConfirmationDeadline(settings.deadline(), clock, ticker));
    }

    private void confirm(Run run, RunExecution execution, StatusPoller poller)
            throws InterruptedException, JobInterruptedException {
        try (PollingRound round = new PollingRound(outcomes, poller, settings.concurrency())) {
            while (round.leavesPending(run.id())) {
                execution.pause(settings.interval());
            }
        }
        if (execution.stopped().isPresent()) {
            throw new JobInterruptedException("asked to stop");
        }
    }
}
