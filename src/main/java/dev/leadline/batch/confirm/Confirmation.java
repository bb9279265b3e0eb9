package dev.leadline.batch.confirm;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.OutcomeRepository;
import dev.leadline.ledger.RunExecution;
import java.time.Duration;
import java.util.Optional;

/** The confirmation of one run: rounds of questions with pauses between them, and then the records that were created. */
final class Confirmation implements AutoCloseable {

    private final RunExecution execution;
    private final OutcomeRepository outcomes;
    private final PollingRound round;
    private final RecordIdFinder records;
    private final RoundPauses pauses;
    private final long run;

    Confirmation(
            RunExecution execution,
            OutcomeRepository outcomes,
            PollingRound round,
            RecordIdFinder records,
            RoundPauses pauses) {
        this.execution = execution;
        this.outcomes = outcomes;
        this.round = round;
        this.records = records;
        this.pauses = pauses;
        this.run = execution.lease().run();
    }

    /** How long the first round should wait for writes that were sent a moment ago. */
    Duration firstPause() {
        return outcomes.newestQueued(run).map(pauses::first).orElse(Duration.ZERO);
    }

    /** Asks once; gives how long to wait before the next round, or empty when none is worth while. */
    Optional<Duration> round() throws InterruptedException {
        try {
            long before = outcomes.countQueued(run);
            boolean pending = round.leavesPending(run);
            Duration pause = pauses.after(outcomes.countQueued(run) < before);
            return pending ? Optional.of(pause) : Optional.empty();
        } catch (RuntimeException | OutOfMemoryError e) {
            execution.stop(EarlyStop.because(e));
            return Optional.empty();
        }
    }

    /** Looks for the records of rows that the logs confirmed; a record that is not found stays unknown. */
    void findRecords() throws InterruptedException {
        try {
            records.find(run);
        } catch (RuntimeException | OutOfMemoryError e) {
            execution.stop(EarlyStop.because(e));
        }
    }

    @Override
    public void close() {
        round.close();
    }
}
