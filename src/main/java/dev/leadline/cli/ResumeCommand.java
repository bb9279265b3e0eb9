package dev.leadline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes on with a run. */
@Command(
        name = "resume",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Resume a run: send the remaining rows, and get the outcomes that are still pending.",
        footer = {
            "",
            "It needs no file, sends no row twice, and ignores the --limit of the original import.",
            "Exit codes: leadline --help",
            "",
            "Example:",
            "  leadline resume 12"
        })
final class ResumeCommand implements Callable<Integer> {

    private final CliContext here;

    @Parameters(paramLabel = "RUN", description = "Number of the run, as leadline runs lists it.")
    private long run;

    @Mixin
    private CommonOptions common = new CommonOptions();

    ResumeCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        return new RunContinuation(here, common).with(run, (door, progress) -> door.resume(run, progress));
    }
}
