package dev.leadline.confirm;

import dev.leadline.ledger.Run;
import dev.leadline.ledger.Settling;
import dev.leadline.ledger.Tenure;
import dev.leadline.propexo.Propexo;
import dev.leadline.time.Ticker;
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
    private final Settling settling;
    private final ConfirmSettings settings;
    private final Clock clock;
    private final Ticker ticker;

    /**
     * @param jobs Batch's repository
     * @param settling for the transitions
     * @param settings how often and how long
     * @param clock tells how old a write is
     * @param ticker measures how long is asked for it
     */
    public ConfirmStep(JobRepository jobs, Settling settling, ConfirmSettings settings, Clock clock, Ticker ticker) {
        this.jobs = jobs;
        this.settling = settling;
        this.settings = settings;
        this.clock = clock;
        this.ticker = ticker;
    }

    /**
     * The step for one run.
     *
     * @param run which
     * @param tenure of it
     * @param propexo the API
     * @return a step that does nothing where the tenure does not confirm
     */
    public Step of(Run run, Tenure tenure, Propexo propexo) {
        Poller poller = poller(tenure, propexo);
        return new StepBuilder("confirm", jobs)
                .tasklet(
                        (contribution, context) -> {
                            if (tenure.confirms()) {
                                confirm(run, tenure, poller);
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
     * @param tenure that can be stopped, and counts the questions
     * @param propexo the API
     */
    public void askOnce(long run, Tenure tenure, Propexo propexo) {
        Poller poller = poller(tenure, propexo);
        try (Round round = new Round(settling, poller, settings.concurrency())) {
            round.leavesPending(run);
        }
    }

    private Poller poller(Tenure tenure, Propexo propexo) {
        return new Poller(tenure, settling, propexo, new Deadline(settings.deadline(), clock, ticker));
    }

    private void confirm(Run run, Tenure tenure, Poller poller) throws InterruptedException, JobInterruptedException {
        try (Round round = new Round(settling, poller, settings.concurrency())) {
            while (round.leavesPending(run.id())) {
                tenure.pause(settings.interval());
            }
        }
        if (tenure.stopped().isPresent()) {
            throw new JobInterruptedException("asked to stop");
        }
    }
}
