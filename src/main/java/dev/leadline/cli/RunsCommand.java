package dev.leadline.cli;

import dev.leadline.cli.output.RunsText;
import dev.leadline.home.HomeLedger;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RunClosure;
import dev.leadline.report.RunReport;
import dev.leadline.report.Summary;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Lists every run. */
@Command(
        name = "runs",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "List every run: file, status, counts.")
final class RunsCommand implements Callable<Integer> {

    private final CliContext here;

    @Mixin
    private CommonOptions common = new CommonOptions();

    RunsCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings(here);
        if (!HomeLedger.isMistyped(settings) && !here.ledgers().hasLedger(settings)) {
            here.print(common.json() ? json(List.of()) : RunsText.none(settings));
            return ExitCode.OK.code();
        }
        try (RunOperations operations = here.ledger(settings)) {
            LedgerView ledger = operations.ledger();
            Predicate<Summary> purged = run -> ledger.closure(Objects.requireNonNull(run.run()))
                    .filter(closure -> closure.kind() == RunClosure.ClosureKind.PURGED)
                    .isPresent();
            List<Summary> runs = ledger.runs().stream()
                    .map(run -> RunReport.summarise(ledger, run, ShowCommand.folder(settings, run)))
                    .toList();
            here.print(common.json() ? json(runs) : RunsText.of(runs, purged, settings, common.invocation(here)));
        }
        return ExitCode.OK.code();
    }

    private static String json(List<Summary> runs) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        runs.forEach(run -> array.add(run.tree()));
        return array.toPrettyString() + "\n";
    }
}
