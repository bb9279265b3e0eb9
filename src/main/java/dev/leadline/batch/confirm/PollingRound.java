package dev.leadline.batch.confirm;

import dev.leadline.ledger.OutcomeRepository;
import dev.leadline.ledger.QueuedRow;
import dev.leadline.propexo.StatusResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for the outcomes of the queued rows of a run: of many at once by the write logs, then of those that the logs do not show. */
final class PollingRound implements AutoCloseable {

    private static final int PAGE = 200;

    /** What ended is in the logs after this time, or it is asked for by itself. */
    private static final Duration LOG_PATIENCE = Duration.ofSeconds(10);

    /** For the few rows that show whether the logs list prospects at all. */
    private static final Duration NEXT_ROUND = Duration.ofNanos(1);

    private final OutcomeRepository outcomes;
    private final LoggedOutcomes logs;
    private final StatusPolls polls;
    private final PollingTimes times;
    private final ConfirmationDeadline deadline;
    private final WriteLogTrust trust;

    PollingRound(
            OutcomeRepository outcomes,
            LoggedOutcomes logs,
            StatusPolls polls,
            PollingTimes times,
            ConfirmationDeadline deadline,
            WriteLogTrust trust) {
        this.outcomes = outcomes;
        this.logs = logs;
        this.polls = polls;
        this.times = times;
        this.deadline = deadline;
        this.trust = trust;
    }

    /** Whether another round is worth while. */
    boolean leavesPending(long run) throws InterruptedException {
        boolean logged = logs.record(run);
        int probes = logged && !trust.isEstablished() ? WriteLogTrust.SAMPLE : 0;
        boolean pending = false;
        List<QueuedRow> page = outcomes.queued(run, 0, PAGE);
        while (!page.isEmpty()) {
            pending |= asksAgain(page, logged, probes);
            probes = Math.max(0, probes - page.size());
            page = outcomes.queued(run, page.get(page.size() - 1).row(), PAGE);
        }
        return pending;
    }

    private boolean asksAgain(List<QueuedRow> page, boolean logged, int probes) {
        List<QueuedRow> probed = page.subList(0, Math.min(probes, page.size()));
        List<QueuedRow> due = page.stream()
                .filter(row ->
                        deadline.isOver(row.sentAt()) || times.isDue(row.row(), patience(logged, probed.contains(row))))
                .toList();
        Map<QueuedRow, Optional<StatusResult>> answers = polls.all(due);
        due.forEach(row -> times.asked(row.row()));
        boolean again = due.size() < page.size();
        for (Map.Entry<QueuedRow, Optional<StatusResult>> answer : answers.entrySet()) {
            again |= isPending(answer.getKey(), answer.getValue(), logged);
        }
        return again;
    }

    private static Duration patience(boolean logged, boolean probe) {
        if (!logged) {
            return Duration.ZERO;
        }
        return probe ? NEXT_ROUND : LOG_PATIENCE;
    }

    private boolean isPending(QueuedRow row, Optional<StatusResult> answer, boolean logged) {
        if (logged && answer.isPresent() && answer.get() instanceof StatusResult.Settled) {
            trust.settledWithoutLog(row.jobId());
        }
        return answer.filter(StatusResult::isOpen).isPresent() && !deadline.isOver(row.sentAt());
    }

    @Override
    public void close() {
        polls.close();
    }
}
