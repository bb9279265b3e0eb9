package dev.leadline.run;

import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.message.UserMessage;
import dev.leadline.report.DisplayFormat;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Tells who watches a run when it will be done, and before anything is sent whether that is in time. */
final class FinishNotices {

    private final FinishForecast forecast;
    private final LedgerQueries ledger;
    private final RunListener progress;
    private final long run;
    private final @Nullable Instant finishBy;
    private final ZoneId zone = ZoneId.systemDefault();
    private boolean told;

    /**
     * @param finishBy when everything should be sent, or null
     */
    FinishNotices(
            FinishForecast forecast, LedgerQueries ledger, RunListener progress, long run, @Nullable Instant finishBy) {
        this.forecast = forecast;
        this.ledger = ledger;
        this.progress = progress;
        this.run = run;
        this.finishBy = finishBy;
    }

    /** Called once all rows are staged, at each attempt; says it once. */
    void beforeSending() {
        if (told) {
            return;
        }
        told = true;
        long rows = toSend(ledger.counts(run));
        forecast.end(rows).ifPresent(end -> {
            progress.note(UserMessage.of("run.done-at", DisplayFormat.count(rows, "lead"), time(end))
                    .text());
            if (finishBy != null && end.isAfter(finishBy)) {
                progress.warning(tooLate(rows, end, finishBy));
            }
        });
    }

    private String tooLate(long rows, Instant end, Instant wanted) {
        return UserMessage.of(
                        "run.done-too-late",
                        time(end),
                        rounded(forecast.sentBy(rows, wanted)),
                        DisplayFormat.count(rows, "lead"),
                        time(wanted))
                .text();
    }

    /** While rows are sent. */
    void sending(RowCounts counts) {
        forecast.end(toSend(counts)).ifPresent(end -> progress.finishing(time(end)));
    }

    /** Of the rows up to the run's limit, those that are still to be sent. */
    private long toSend(RowCounts counts) {
        long unsent = counts.of(RowStatus.STAGED) + counts.of(RowStatus.SENDING);
        Integer limit = ledger.knownRun(run).sendLimit();
        long handled = counts.total() - counts.of(RowStatus.REJECTED) - unsent;
        return limit == null ? unsent : Math.max(0, Math.min(unsent, limit - handled));
    }

    private String time(Instant at) {
        return DisplayFormat.time(at, forecast.now(), zone);
    }

    /** Down to two digits: more would claim to be exact. */
    private static long rounded(long number) {
        long unit = 1;
        while (number / unit >= 100) {
            unit *= 10;
        }
        return number / unit * unit;
    }
}
