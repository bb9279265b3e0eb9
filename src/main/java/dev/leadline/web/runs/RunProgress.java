package dev.leadline.web.runs;

import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunLine;
import dev.leadline.report.DisplayFormat;
import dev.leadline.run.RunService;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is that goes on now.
 *
 * @param run which
 * @param step what is done
 * @param done rows that have gone through the step
 * @param total rows that have to
 * @param left how long it takes at the pace that is allowed, or null where that cannot be said
 * @param end when it is done then, or null where that cannot be said
 * @param waitsUntil when the send window opens, or null where the run does not wait for it
 */
record RunProgress(
        RunLine run,
        String step,
        long done,
        long total,
        @Nullable Duration left,
        @Nullable Instant end,
        @Nullable Instant waitsUntil) {

    static RunProgress of(RunLine run, RunService imports) {
        return of(run, imports.clock().instant(), imports::end, imports.windowOpens());
    }

    /**
     * @param ends when a number of rows is sent at the pace that is allowed, where that is known
     * @param opens when the send window opens; empty while it is open
     */
    static RunProgress of(RunLine run, Instant now, LongFunction<Optional<Instant>> ends, Optional<Instant> opens) {
        RowCounts counts = run.counts();
        long total = counts.total();
        long unsent = counts.of(RowStatus.STAGED) + counts.of(RowStatus.SENDING);
        if (run.stagedAt() == null || total == 0) {
            return new RunProgress(run, reading(total), 0, 0, null, null, null);
        }
        if (unsent > 0) {
            Instant end = ends.apply(unsent).orElse(null);
            Duration left = end == null ? null : Duration.between(now, end);
            return new RunProgress(run, "sending", total - unsent, total, left, end, opens.orElse(null));
        }
        long queued = counts.of(RowStatus.QUEUED);
        return new RunProgress(run, "checking outcomes", total - queued, total, null, null, null);
    }

    /** Nobody knows how many rows follow, so neither a share nor a time is told yet. */
    private static String reading(long rows) {
        return rows == 0 ? "reading the file" : "reading the file, " + DisplayFormat.count(rows, "row") + " so far";
    }
}
