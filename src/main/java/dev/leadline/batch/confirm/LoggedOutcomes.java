package dev.leadline.batch.confirm;

import dev.leadline.ledger.OutcomeRepository;
import dev.leadline.ledger.QueuedRow;
import dev.leadline.ledger.RunExecution;
import dev.leadline.propexo.StatusResult;
import dev.leadline.propexo.WriteLog;
import dev.leadline.propexo.WriteOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Records the outcomes of many writes with few requests, from the write logs. Only a success is taken from there: a failure may be a
 * partial success, so its write status is requested.
 */
final class LoggedOutcomes {

    /** So many rows that have probably ended are worth a request while others are sent: a page of the logs holds little more. */
    static final int WORTH_A_REQUEST = 90;

    /** Rows that are looked for at once. */
    private static final int MOST_ROWS = 50_000;

    private static final int IN_ONE_TRANSACTION = 100;

    private final RunExecution execution;
    private final OutcomeRepository outcomes;
    private final WriteLogReader reader;
    private final StatusPolls polls;
    private final WriteLogTrust trust;
    private final WriteDurations durations;

    LoggedOutcomes(
            RunExecution execution,
            OutcomeRepository outcomes,
            WriteLogReader reader,
            StatusPolls polls,
            WriteLogTrust trust,
            WriteDurations durations) {
        this.execution = execution;
        this.outcomes = outcomes;
        this.reader = reader;
        this.polls = polls;
        this.trust = trust;
        this.durations = durations;
    }

    /** Whether the logs were read, so that they show what has ended; a few rows are not worth it. */
    boolean record(long run) throws InterruptedException {
        List<QueuedRow> rows = outcomes.queued(run, 0, MOST_ROWS);
        if (rows.size() <= WriteLogTrust.SAMPLE || !trust.isWorthReading()) {
            return false;
        }
        Optional<Map<String, WriteLog>> logs = reader.logsOf(rows);
        if (logs.isPresent()) {
            trust.shows(logs.get().keySet());
            recordSuccesses(rows, logs.get());
            askForOthers(rows, logs.get());
        } else if (execution.stopped().isEmpty()) {
            trust.cannotBeRead();
        }
        trust.refusal().ifPresent(execution::remark);
        return logs.isPresent() && trust.isWorthReading();
    }

    /**
     * Records successes of rows that have probably ended, while others are sent.
     *
     * @param sentBefore of the rows
     * @return how many outcomes the logs showed; empty where a request is not worth while yet
     */
    OptionalInt recordEnded(long run, Instant sentBefore) throws InterruptedException {
        if (outcomes.countQueued(run) < WORTH_A_REQUEST) {
            return OptionalInt.empty();
        }
        List<QueuedRow> rows = outcomes.queued(run, 0, MOST_ROWS).stream()
                .filter(row -> !row.sentAt().isAfter(sentBefore))
                .toList();
        if (rows.size() < WORTH_A_REQUEST) {
            return OptionalInt.empty();
        }
        Map<String, WriteLog> logs =
                trust.isWorthReading() ? reader.logsOf(rows).orElse(Map.of()) : Map.of();
        recordSuccesses(rows, logs);
        return OptionalInt.of(logs.size());
    }

    private void recordSuccesses(List<QueuedRow> rows, Map<String, WriteLog> logs) {
        rows.forEach(row -> Optional.ofNullable(logs.get(row.jobId()))
                .ifPresent(log -> durations.ended(row.sentAt(), log.createdAt())));
        List<QueuedRow> succeeded = rows.stream()
                .filter(row -> logs.containsKey(row.jobId()))
                .filter(row -> isSuccess(logs, row))
                .toList();
        List<QueuedRow> sample =
                succeeded.stream().limit(trust.missingSamples()).toList();
        polls.all(sample).values().forEach(this::compare);
        if (trust.isEstablished()) {
            created(succeeded.subList(sample.size(), succeeded.size()));
        }
    }

    /** A failure in the logs may be a partial success. */
    private void askForOthers(List<QueuedRow> rows, Map<String, WriteLog> logs) {
        polls.all(rows.stream()
                .filter(row -> logs.containsKey(row.jobId()) && !isSuccess(logs, row))
                .toList());
    }

    private static boolean isSuccess(Map<String, WriteLog> logs, QueuedRow row) {
        WriteLog log = logs.get(row.jobId());
        return log != null && WriteOutcome.SUCCESS.name().equals(log.status());
    }

    private void compare(Optional<StatusResult> answer) {
        if (answer.isEmpty() || answer.get() instanceof StatusResult.StatusFailed) {
            return;
        }
        if (answer.get() instanceof StatusResult.Settled settled && settled.outcome() == WriteOutcome.SUCCESS) {
            trust.agrees();
        } else if (!(answer.get() instanceof StatusResult.StatusUnauthorized)) {
            trust.disagrees();
        }
    }

    private void created(List<QueuedRow> rows) {
        for (int from = 0; from < rows.size(); from += IN_ONE_TRANSACTION) {
            outcomes.created(rows.subList(from, Math.min(rows.size(), from + IN_ONE_TRANSACTION)));
        }
    }
}
