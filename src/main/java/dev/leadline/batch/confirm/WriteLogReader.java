package dev.leadline.batch.confirm;

import dev.leadline.ledger.QueuedRow;
import dev.leadline.propexo.GetResult;
import dev.leadline.propexo.ListPage;
import dev.leadline.propexo.LogRange;
import dev.leadline.propexo.Propexo;
import dev.leadline.propexo.WriteLog;
import dev.leadline.propexo.WriteOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the newest logs of many writes. The logs come newest first, so a page without anything new ends the search: what follows
 * was read before.
 */
final class WriteLogReader {

    private static final int PAGE = 100;
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(2);

    private final Propexo propexo;
    private final PollPermits permits;
    private final Clock clock;
    private final Set<String> known = new HashSet<>();

    /** Successes that were read before anybody looked for them: they stand in front of those that are looked for. */
    private final Map<String, WriteLog> early = new HashMap<>();

    WriteLogReader(Propexo propexo, PollPermits permits, Clock clock) {
        this.propexo = propexo;
        this.permits = permits;
        this.clock = clock;
    }

    /**
     * Looks for the logs of rows.
     *
     * @param rows at least one
     * @return the logs by job; of writes that have not ended there is none. Empty when the logs cannot be read
     */
    Optional<Map<String, WriteLog>> logsOf(List<QueuedRow> rows) throws InterruptedException {
        Map<String, WriteLog> found = new HashMap<>();
        Map<Optional<String>, List<QueuedRow>> byIntegration =
                rows.stream().collect(Collectors.groupingBy(row -> Optional.ofNullable(row.integration())));
        for (Map.Entry<Optional<String>, List<QueuedRow>> group : byIntegration.entrySet()) {
            if (!find(group.getKey().orElse(null), group.getValue(), found)) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private boolean find(@Nullable String integration, List<QueuedRow> rows, Map<String, WriteLog> found)
            throws InterruptedException {
        Set<String> wanted = rows.stream().map(QueuedRow::jobId).collect(Collectors.toCollection(HashSet::new));
        wanted.stream().filter(early::containsKey).forEach(job -> found.put(job, early.get(job)));
        wanted.removeAll(found.keySet());
        Instant youngest =
                rows.stream().map(QueuedRow::sentAt).max(Instant::compareTo).orElseThrow();
        Instant since = rows.stream()
                .map(QueuedRow::sentAt)
                .min(Instant::compareTo)
                .orElseThrow()
                .minus(CLOCKS_DIFFER_BY);
        LogRange range = LogRange.of(Duration.between(since, clock.instant()));
        int offset = 0;
        boolean more = true;
        while (more && !wanted.isEmpty()) {
            if (!permits.await(youngest)
                    || !(propexo.writeLogs(integration, range, null, offset, PAGE)
                            instanceof GetResult.Read<ListPage<WriteLog>> page)) {
                return false;
            }
            List<WriteLog> logs = page.value().items();
            logs.forEach(log -> {
                if (wanted.remove(log.jobId())) {
                    found.put(log.jobId(), log);
                } else if (!known.contains(log.jobId())
                        && WriteOutcome.SUCCESS.name().equals(log.status())) {
                    early.put(log.jobId(), log);
                }
            });
            more = page.value().more() && bringsMore(logs, since);
            offset = page.value().next();
        }
        early.keySet().removeAll(found.keySet());
        return true;
    }

    /** Whether the next page may hold something that is wanted and was not read before. */
    private boolean bringsMore(List<WriteLog> logs, Instant since) {
        boolean anythingNew = false;
        for (WriteLog log : logs) {
            anythingNew |= known.add(log.jobId());
        }
        Instant oldest = logs.isEmpty() ? null : logs.get(logs.size() - 1).createdAt();
        return anythingNew && (oldest == null || !oldest.isBefore(since));
    }
}
