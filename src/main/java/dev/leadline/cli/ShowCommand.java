package dev.leadline.cli;

import dev.leadline.cli.output.ImportText;
import dev.leadline.cli.output.Invocation;
import dev.leadline.cli.output.NextActionRenderer;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Replacement;
import dev.leadline.ledger.RowRef;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunClosure;
import dev.leadline.report.DisplayFormat;
import dev.leadline.report.RunReport;
import dev.leadline.report.Summary;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Shows one run. */
@Command(
        name = "show",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Show one run: counts, reasons, files.")
final class ShowCommand implements Callable<Integer> {

    private static final int FEW = 20;

    private final CliContext here;

    @Parameters(paramLabel = "RUN", description = "Number of the run, as leadline runs lists it.")
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
        try (RunOperations operations = here.ledger(settings)) {
            LedgerView ledger = operations.ledger();
            Run found = RunLookup.of(run, ledger, settings, leadline);
            Summary summary = RunReport.summarise(ledger, found, folder(settings, found));
            Optional<RunClosure> closure = ledger.closure(run);
            List<String> next = closure.isPresent()
                    ? List.of()
                    : NextActionRenderer.ofRun(leadline).afterLooking(found, settings, summary);
            here.print(
                    common.json()
                            ? json(summary, closure)
                            : ImportText.of(summary, notes(ledger, closure), settings, next));
        }
        return ExitCode.OK.code();
    }

    private static String json(Summary summary, Optional<RunClosure> closure) {
        ObjectNode tree = summary.tree();
        closure.filter(closed -> closed.kind() == RunClosure.ClosureKind.PURGED)
                .ifPresent(purged -> tree.put("purged_at", purged.at().toString()));
        return tree.toPrettyString() + "\n";
    }

    private List<String> notes(LedgerView ledger, Optional<RunClosure> closure) {
        return Stream.concat(closure.map(closed -> closed.sentence(run)).stream(), replaced(ledger).stream())
                .toList();
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
