package dev.leadline.cli;

import dev.leadline.job.Settings;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.report.RunReport;
import dev.leadline.report.Summary;
import java.nio.file.Path;
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

    private final Surroundings here;

    @Parameters(paramLabel = "RUN", description = "The number of the run, as runs lists it.")
    private long run;

    @Mixin
    private CommonOptions common = new CommonOptions();

    ShowCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings(here);
        Invocation leadline = common.invocation(here);
        try (ImportDoor door = here.imports().apply(settings)) {
            LedgerView ledger = door.ledger();
            Run found = KnownRun.of(run, ledger, settings, leadline);
            Summary summary = RunReport.summarise(ledger, found, folder(settings, found));
            List<String> next = NextStep.ofRun(leadline).afterLooking(found, settings, summary);
            here.print(common.json() ? summary.toJson() + "\n" : ImportText.of(summary, List.of(), settings, next));
        }
        return ExitCode.OK.code();
    }

    /** Where the report of a run lies. */
    static Path folder(Settings settings, Run run) {
        return settings.home().resolve("runs").resolve(String.valueOf(run.id()));
    }
}
