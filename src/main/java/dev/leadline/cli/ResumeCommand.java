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
        description = "Go on with a run: send what was not sent, and ask again for what is not settled.",
        footer = {
            "",
            "It needs no file, sends nothing twice, and lifts the --limit that the run was started with.",
            "Exit codes: leadline --help",
            "",
            "Example:",
            "  leadline resume 12"
        })
final class ResumeCommand implements Callable<Integer> {

    private final CliContext here;

    @Parameters(paramLabel = "RUN", description = "The number of the run, as runs lists it.")
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
