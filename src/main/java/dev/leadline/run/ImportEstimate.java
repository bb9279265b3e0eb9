package dev.leadline.run;

import dev.leadline.batch.confirm.OutcomePoller;
import java.time.Duration;

/** How long an import takes, as far as that is known before anything was sent. */
public final class ImportEstimate {

    private static final long MILLIS = Duration.ofMinutes(1).toMillis();

    private ImportEstimate() {}

    /**
     * The time for rows at a rate limit, with the requests for their outcomes, where Propexo's write logs show these.
     *
     * @param rows to be sent
     * @param requestsPerMinute the most requests in a minute, more than 0
     */
    public static Duration of(long rows, int requestsPerMinute) {
        return Duration.ofMillis((rows + OutcomePoller.requestsWithLogs(rows)) * MILLIS / requestsPerMinute);
    }
}
