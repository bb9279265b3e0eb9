package dev.leadline.cli;

import dev.leadline.cli.output.Invocation;
import dev.leadline.cli.output.NextActionRenderer;
import dev.leadline.cli.output.TextPage;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/** Asks a run to stop. */
@Command(
        name = "stop",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Stop a run, in any process, after its requests in flight have been answered.")
final class StopCommand implements Callable<Integer> {

    private final CliContext here;

    @Parameters(paramLabel = "RUN", description = "Number of the run, as leadline runs lists it.")
    private long run;

    @Mixin
    private CommonOptions common = new CommonOptions();

    StopCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings(here);
        try (RunOperations operations = here.ledger(settings)) {
            RunLookup.of(run, operations.ledger(), settings, common.invocation(here));
            Optional<String> asked = operations.stop(run);
            here.print(common.json() ? json(asked.isPresent()) : text(asked));
        }
        return ExitCode.OK.code();
    }

    private String text(Optional<String> asked) {
        Invocation leadline = common.invocation(here);
        String number = String.valueOf(run);
        return asked.map(owner -> new TextPage()
                        .block(List.of("Asked run " + run + " (running in " + owner
                                + ") to stop. It stops when its requests in flight have been answered."))
                        .block(
                                "Next",
                                NextActionRenderer.lines(
                                        "To resume the run after it stops:", leadline.of("resume", number))))
                .orElseGet(() -> new TextPage()
                        .block(List.of("Run " + run + " is not running."))
                        .block("Next", NextActionRenderer.lines("To show the run:", leadline.of("show", number))))
                .text();
    }

    private String json(boolean asked) {
        return JsonNodeFactory.instance
                        .objectNode()
                        .put("run", run)
                        .put("asked", asked)
                        .toPrettyString() + "\n";
    }
}
