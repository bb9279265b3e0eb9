package dev.leadline.batch.confirm;

import dev.leadline.ledger.OutcomeRepository;
import dev.leadline.ledger.RunExecution;
import dev.leadline.propexo.Propexo;
import dev.leadline.shared.Ticker;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Learns the outcomes of queued writes and records them. What it learns of the write logs holds for all runs of this process. */
public final class OutcomePoller {

    /** Pages of the logs are not full, and are read again for rows that took longer. */
    private static final int ROWS_PER_REQUEST = 40;

    private final OutcomeRepository outcomes;
    private final Propexo propexo;
    private final ConfirmSettings settings;
    private final Clock clock;
    private final Ticker ticker;
    private final WriteLogTrust trust = new WriteLogTrust();
    private final WriteDurations durations = new WriteDurations();

    OutcomePoller(OutcomeRepository outcomes, Propexo propexo, ConfirmSettings settings, Clock clock, Ticker ticker) {
        this.outcomes = outcomes;
        this.propexo = propexo;
        this.settings = settings;
        this.clock = clock;
        this.ticker = ticker;
    }

    /**
     * Asks for the outcomes of the queued rows of a run once; a row that is still pending stays queued.
     *
     * @param execution of the run; it can be stopped, and counts the requests
     */
    public void pollOnce(RunExecution execution) {
        try (Confirmation confirmation = confirmationOf(execution)) {
            confirmation.round();
            confirmation.findRecords();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * How many requests the outcomes of rows will take, as far as is known of the write logs.
     *
     * @param rows to be confirmed
     */
    public long requestsFor(long rows) {
        return trust.isWorthReading() ? requestsWithLogs(rows) : rows;
    }

    /**
     * How many requests the outcomes of rows take where the write logs show them.
     *
     * @param rows to be confirmed
     */
    public static long requestsWithLogs(long rows) {
        return Math.min(rows, WriteLogTrust.SAMPLE + rows / ROWS_PER_REQUEST);
    }

    Confirmation confirmationOf(RunExecution execution) {
        ConfirmationDeadline deadline = deadlineOf(execution);
        PollPermits permits = new PermitsAfterSending(execution, propexo, deadline);
        StatusPolls polls = polls(execution, permits, deadline);
        return new Confirmation(
                execution,
                outcomes,
                new PollingRound(
                        outcomes, logs(execution, permits, polls), polls, new PollingTimes(ticker), deadline, trust),
                new RecordIdFinder(outcomes, propexo, permits, settings.recordIds()),
                new RoundPauses(settings.interval(), durations, clock));
    }

    /** Records what the write logs show of the rows of a run until all of its rows were sent. */
    void confirmUntil(CountDownLatch allSent, RunExecution execution) throws InterruptedException {
        PollPermits permits = new PermitsWhileSending(execution, propexo.rateLimiter(), () -> allSent.getCount() == 0);
        try (StatusPolls polls = polls(execution, permits, deadlineOf(execution))) {
            LoggedOutcomes logs = logs(execution, permits, polls);
            new EarlyConfirmation(execution.lease().run(), logs, durations, settings.interval(), clock).until(allSent);
        }
    }

    private LoggedOutcomes logs(RunExecution execution, PollPermits permits, StatusPolls polls) {
        return new LoggedOutcomes(
                execution, outcomes, new WriteLogReader(propexo, permits, clock), polls, trust, durations);
    }

    private StatusPolls polls(RunExecution execution, PollPermits permits, ConfirmationDeadline deadline) {
        return new StatusPolls(
                new StatusPoller(execution, outcomes, propexo, permits, deadline), settings.concurrency());
    }

    private ConfirmationDeadline deadlineOf(RunExecution execution) {
        return new ConfirmationDeadline(settings.deadline(), execution.began(), clock, ticker);
    }
}
