package dev.leadline.cli;

import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RequestCounts;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.StopReason;
import dev.leadline.report.InMemoryLedger;
import dev.leadline.report.ReportFiles;
import dev.leadline.report.Summary;
import dev.leadline.shared.ExitCode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends of runs, as tests need them. */
final class Summaries {

    private final Map<RowStatus, Long> rows = new EnumMap<>(RowStatus.class);
    private List<ProblemCount> problems = List.of();
    private @Nullable StopReason reason;

    static Summaries with(RowStatus status, long count) {
        return new Summaries().and(status, count);
    }

    Summaries and(RowStatus status, long count) {
        rows.put(status, count);
        return this;
    }

    Summaries because(ProblemCount... reasons) {
        problems = List.of(reasons);
        return this;
    }

    Summaries stoppedBy(String code) {
        reason = new StopReason(code, "Why it stopped.");
        return this;
    }

    Summary exit(int exit) {
        Path folder = Path.of("/home/ann/leadline-data/runs/12");
        return new Summary(
                12L,
                "COMPLETED",
                "leads.csv",
                "generic",
                InMemoryLedger.STARTED,
                InMemoryLedger.STARTED.plusSeconds(8),
                new RowCounts(rows),
                problems,
                List.of(),
                new RequestCounts(3, 7, 1),
                new ReportFiles(
                        folder.resolve("rejects.csv"),
                        folder.resolve("outcomes.csv"),
                        null,
                        folder.resolve("summary.json")),
                ExitCode.of(exit),
                reason,
                new RowCounts(rows));
    }
}
