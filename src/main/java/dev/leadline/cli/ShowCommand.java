package dev.leadline.cli;

import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Replacement;
import dev.leadline.ledger.RowRef;
import dev.leadline.ledger.Run;
import dev.leadline.report.DisplayFormat;
import dev.leadline.report.RunReport;
import dev.leadline.report.Summary;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one run. */
@Command(
        name = "show",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Show one run: counts, reasons, files.")
final class ShowCommand implements Callable<Integer> {

    private static final int FEW = 20;

    private final CliContext here;

    @Parameters(paramLabel = "RUN", description = "The number of the run, as runs lists it.")
    private long run;

    @Mixin
    private CommonOptions common = new CommonOptions();

    ShowCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings(here);
        Invocation leadline = common.invocation(here);
        try (RunOperations operations = here.imports().apply(settings)) {
            LedgerView ledger = operations.ledger();
            Run found = RunLookup.of(run, ledger, settings, leadline);
            Summary summary = RunReport.summarise(ledger, found, folder(settings, found));
            List<String> next = NextActionRenderer.ofRun(leadline).afterLooking(found, settings, summary);
            here.print(
                    common.json() ? summary.toJson() + "\n" : ImportText.of(summary, replaced(ledger), settings, next));
        }
        return ExitCode.OK.code();
    }

    private List<String> replaced(LedgerView ledger) {
        List<Replacement> replacements = ledger.replacements(run);
        List<String> lines = new ArrayList<>(
                replacements.stream().limit(FEW).map(this::sentence).toList());
        if (replacements.size() > FEW) {
            lines.add("And " + DisplayFormat.count(replacements.size() - FEW, "more row") + ".");
        }
        return lines;
    }

    private String sentence(Replacement replacement) {
        RowRef old = replacement.replaced();
        RowRef by = replacement.by();
        return old.run() == run
                ? "Row %d is replaced by row %d of run %d.".formatted(old.row(), by.row(), by.run())
                : "Row %d replaces row %d of run %d.".formatted(by.row(), old.row(), old.run());
    }

    /** Where the report of a run lies. */
    static Path folder(Settings settings, Run run) {
        return settings.home().resolve("runs").resolve(String.valueOf(run.id()));
    }
}
