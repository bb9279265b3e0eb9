package dev.leadline.reconcile;

import dev.leadline.ledger.DoubtfulRow;
import dev.leadline.ledger.ReconciliationRepository;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.propexo.ApiPause;
import dev.leadline.propexo.GetResult;
import dev.leadline.propexo.KnownProspect;
import dev.leadline.propexo.ListPage;
import dev.leadline.propexo.LogRange;
import dev.leadline.propexo.PermitWaiter;
import dev.leadline.propexo.Propexo;
import dev.leadline.propexo.RateLimiter;
import dev.leadline.propexo.WriteLog;
import dev.leadline.shared.ExitCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Looks at the API's write logs and at the prospects that changed since, for signs of rows in doubt. */
final class EvidenceFinder {

    private static final int LOG_PAGE = 100;
    private static final int PROSPECT_PAGE = 250;
    private static final int MOST_PAGES = 100;
    private static final int CLIENT_ERROR = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(2);

    private final Propexo propexo;
    private final ReconciliationRepository ledger;
    private final Duration patience;
    private final Clock clock;

    /**
     * @param patience the longest pause that is waited for when the API asks for one
     */
    EvidenceFinder(Propexo propexo, ReconciliationRepository ledger, Duration patience, Clock clock) {
        this.propexo = propexo;
        this.ledger = ledger;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * What the API shows of one row.
     *
     * @param writes logged writes of just this body that no other row owns
     * @param prospects that share its e-mail or phone and changed since it was sent
     * @param isComplete whether the API answered to everything
     */
    record Signs(List<WriteLog> writes, List<KnownProspect> prospects, boolean isComplete) {

        static final Signs NONE = new Signs(List.of(), List.of(), true);

        /** The write that proves it: the only one. */
        @Nullable
        WriteLog proof() {
            return writes.size() == 1 ? writes.get(0) : null;
        }

        List<String> sentences() {
            List<String> sentences = new ArrayList<>();
            writes.forEach(
                    log -> sentences.add(UserMessage.of("reconcile.in-write-log", log.jobId(), time(log.createdAt()))
                            .text()));
            prospects.forEach(
                    known -> sentences.add(UserMessage.of("reconcile.same-contact", known.id(), time(known.createdAt()))
                            .text()));
            return sentences;
        }

        /** To the second: the API's own are longer than anybody reads. */
        private static String time(@Nullable Instant at) {
            return at == null
                    ? UserMessage.of("reconcile.unknown-time").text()
                    : at.truncatedTo(ChronoUnit.SECONDS).toString();
        }
    }

    Map<DoubtfulRow, Signs> of(List<DoubtfulRow> rows, PermitWaiter.PauseListener listener)
            throws InterruptedException {
        PermitWaiter permits = new PermitWaiter(propexo, patience, listener);
        Map<DoubtfulRow, Signs> signs = new HashMap<>();
        Map<String, List<DoubtfulRow>> byIntegration = new HashMap<>();
        rows.forEach(row -> byIntegration
                .computeIfAbsent(SentBody.of(row).integration(), key -> new ArrayList<>())
                .add(row));
        for (Map.Entry<String, List<DoubtfulRow>> group : byIntegration.entrySet()) {
            Instant since = group.getValue().stream()
                    .map(DoubtfulRow::sentAt)
                    .min(Instant::compareTo)
                    .orElseThrow()
                    .minus(CLOCKS_DIFFER_BY);
            Listed<WriteLog> logs = logs(group.getKey(), since, permits);
            Listed<KnownProspect> prospects = prospects(group.getKey(), since, permits);
            group.getValue().forEach(row -> signs.put(row, signs(row, logs, prospects)));
        }
        return signs;
    }

    private Signs signs(DoubtfulRow row, Listed<WriteLog> logs, Listed<KnownProspect> prospects) {
        SentBody body = SentBody.of(row);
        Instant earliest = row.sentAt().minus(CLOCKS_DIFFER_BY);
        return new Signs(
                logs.items().stream()
                        .filter(log -> !before(log.createdAt(), earliest))
                        .filter(log -> body.isWrittenIn(log.parameters()))
                        .filter(log -> !ledger.isKnown(log.jobId()))
                        .toList(),
                prospects.items().stream()
                        .filter(known -> body.isContactOf(known.email(), known.phone()))
                        .filter(known -> !before(known.createdAt(), earliest))
                        .toList(),
                logs.isComplete() && prospects.isComplete());
    }

    private static boolean before(@Nullable Instant time, Instant earliest) {
        return time == null || time.isBefore(earliest);
    }

    private Listed<WriteLog> logs(String integration, Instant since, PermitWaiter permits) throws InterruptedException {
        LogRange range = LogRange.of(Duration.between(since, clock.instant()));
        return all(
                offset -> propexo.writeLogs(integration.isEmpty() ? null : integration, range, null, offset, LOG_PAGE),
                permits);
    }

    private Listed<KnownProspect> prospects(String integration, Instant since, PermitWaiter permits)
            throws InterruptedException {
        return all(offset -> propexo.prospects(integration, null, since, offset, PROSPECT_PAGE), permits);
    }

    /** The entries of a list, as far as the API gave them. */
    private record Listed<T>(List<T> items, boolean isComplete) {}

    private static <T> Listed<T> all(IntFunction<GetResult<ListPage<T>>> read, PermitWaiter permits)
            throws InterruptedException {
        List<T> items = new ArrayList<>();
        int offset = 0;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            permits.await(RateLimiter.Priority.POLL, () -> false).ifPresent(EvidenceFinder::giveUp);
            GetResult<ListPage<T>> answer = read.apply(offset);
            if (!(answer instanceof GetResult.Read<ListPage<T>> page)) {
                return new Listed<>(items, isNotOffered(answer));
            }
            items.addAll(page.value().items());
            if (!page.value().more()) {
                return new Listed<>(items, true);
            }
            offset = page.value().next();
        }
        return new Listed<>(items, true);
    }

    /** Some vendors have no such list, which another look does not change. */
    private static boolean isNotOffered(GetResult<?> answer) {
        return answer instanceof GetResult.GetFailed<?> failed
                && failed.httpStatus() != null
                && failed.httpStatus() >= CLIENT_ERROR
                && failed.httpStatus() < SERVER_ERROR
                && failed.httpStatus() != TOO_MANY_REQUESTS;
    }

    private static void giveUp(ApiPause pause) {
        throw UserException.of(ExitCode.STOPPED_EARLY, "reconcile.api-pauses", pause.request());
    }
}
