package dev.leadline.batch.confirm;

import dev.leadline.ledger.OutcomeRepository;
import dev.leadline.ledger.RunExecution;
import dev.leadline.propexo.Propexo;
import dev.leadline.shared.Ticker;
import java.time.Clock;

/** Polls the status of queued writes and records their outcomes. */
public final class OutcomePoller {

    private final OutcomeRepository outcomes;
    private final Propexo propexo;
    private final ConfirmSettings settings;
    private final Clock clock;
    private final Ticker ticker;

    OutcomePoller(OutcomeRepository outcomes, Propexo propexo, ConfirmSettings settings, Clock clock, Ticker ticker) {
        this.outcomes = outcomes;
        this.propexo = propexo;
        this.settings = settings;
        this.clock = clock;
        this.ticker = ticker;
    }

    /**
     * Polls every queued row of a run once; one that is still pending stays queued.
     *
     * @param execution of the run; it can be stopped, and counts the requests
     */
    public void pollOnce(RunExecution execution) {
        try (PollingRound round = roundFor(execution)) {
            round.leavesPending(execution.lease().run());
        }
    }

    PollingRound roundFor(RunExecution execution) {
        ConfirmationDeadline deadline = new ConfirmationDeadline(settings.deadline(), execution.began(), clock, ticker);
        return new PollingRound(
                outcomes, new StatusPoller(execution, outcomes, propexo, deadline), settings.concurrency());
    }
}
