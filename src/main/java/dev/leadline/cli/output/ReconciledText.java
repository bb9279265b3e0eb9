package dev.leadline.cli.output;

import dev.leadline.reconcile.RowEvidence;
import dev.leadline.report.DisplayFormat;
import dev.leadline.report.Summary;
import dev.leadline.run.ReconciliationResult;
import dev.leadline.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a reconciliation came to, for people. */
public final class ReconciledText {

    private ReconciledText() {}

    /** What became of the rows in doubt of a run, and what to do next. */
    public static String of(ReconciliationResult reconciled, Settings settings, Invocation leadline) {
        Summary summary = reconciled.outcome().summary();
        return new TextPage()
                .block(List.of(headline(reconciled)))
                .block(evidence(reconciled.evidence()))
                .block(TextBlocks.counts(summary))
                .block("Files", TextBlocks.files(summary.files(), summary.openRejects() > 0))
                .block("Homes", ImportText.homes(settings))
                .block("Next", NextActionRenderer.ofRun(leadline).afterReconciling(reconciled.outcome()))
                .text();
    }

    private static String headline(ReconciliationResult reconciled) {
        Summary summary = reconciled.outcome().summary();
        String run = "Run " + summary.run() + ": " + summary.file() + " to " + summary.target() + ", ";
        long settled = reconciled.evidence().stream()
                .filter(row -> row.settledAs() != null)
                .count();
        return reconciled.evidence().isEmpty()
                ? run + "no rows in doubt."
                : run + settled + " of "
                        + DisplayFormat.count(reconciled.evidence().size(), "row")
                        + (settled == 1 ? " in doubt now has an outcome." : " in doubt now have an outcome.");
    }

    private static List<String> evidence(List<RowEvidence> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Table table = Table.withNumberFirst().row("row", "line", "now", "evidence");
        rows.forEach(row -> {
            List<String> findings = row.findings().isEmpty() ? List.of("No evidence found.") : row.findings();
            table.row(String.valueOf(row.row()), String.valueOf(row.line()), now(row), findings.get(0));
            findings.stream().skip(1).forEach(finding -> table.row("", "", "", finding));
        });
        return table.lines();
    }

    private static String now(RowEvidence row) {
        return Objects.requireNonNullElse(row.settledAs(), "in doubt").toLowerCase(Locale.ROOT);
    }
}
