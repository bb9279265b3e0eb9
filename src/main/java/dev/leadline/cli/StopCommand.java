package dev.leadline.cli;

import dev.leadline.cli.output.Invocation;
import dev.leadline.cli.output.NextActionRenderer;
import dev.leadline.cli.output.TextPage;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.report.DisplayFormat;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/** Asks a run to stop. */
@Command(
        name = "stop",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Stop a run, in any process, after its requests in flight have been answered.",
        footer = {
            "",
            "Examples:",
            "  leadline stop 12               stop the run that is running",
            "  leadline stop 12 --leave-out   give up the rest of a run that has stopped",
            "  leadline stop 12 --leave-out --undo"
        })
final class StopCommand implements Callable<Integer> {

    private final CliContext here;

    @Parameters(paramLabel = "RUN", description = "Number of the run, as leadline runs lists it.")
    private long run;

    @Option(
            names = "--leave-out",
            description =
                    "Never send the rows of the run that were not sent yet, so that its file can be imported with other choices.")
    private boolean leaveOut;

    @Option(names = "--undo", description = "Undo --leave-out: the rows can be sent again by resuming the run.")
    private boolean undo;

    @Mixin
    private CommonOptions common = new CommonOptions();

    StopCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        if (undo && !leaveOut) {
            throw UserException.usage("cli.stop.undo-alone");
        }
        Settings settings = common.settings(here);
        try (RunOperations operations = here.ledger(settings)) {
            RunLookup.of(run, operations.ledger(), settings, common.invocation(here));
            if (undo) {
                here.print(putBack(operations.undoLeaveOut(run)));
            } else if (leaveOut) {
                here.print(leftOut(operations));
            } else {
                Optional<String> asked = operations.stop(run);
                here.print(common.json() ? json(asked.isPresent()) : text(asked));
            }
        }
        return ExitCode.OK.code();
    }

    private String leftOut(RunOperations operations) {
        Invocation leadline = common.invocation(here);
        long rows;
        try {
            rows = operations.leaveOut(run);
        } catch (UserException e) {
            throw leadline.withCommand(e);
        }
        if (common.json()) {
            return JsonNodeFactory.instance
                            .objectNode()
                            .put("run", run)
                            .put("left_out", rows)
                            .toPrettyString() + "\n";
        }
        UserMessage done =
                operations.ledger().closure(run).isPresent() ? UserMessage.of("cli.stop.canceled", run) : leftOut(rows);
        String number = String.valueOf(run);
        return new TextPage()
                .block(List.of(done.text()))
                .block(
                        "Next",
                        rows == 0
                                ? NextActionRenderer.lines("To show the run:", leadline.of("show", number))
                                : NextActionRenderer.lines(
                                        "To undo this:", leadline.of("stop", number, "--leave-out", "--undo")))
                .text();
    }

    private String putBack(long rows) {
        if (common.json()) {
            return JsonNodeFactory.instance
                            .objectNode()
                            .put("run", run)
                            .put("put_back", rows)
                            .toPrettyString() + "\n";
        }
        Invocation leadline = common.invocation(here);
        String number = String.valueOf(run);
        return rows == 0
                ? new TextPage()
                        .block(List.of(
                                UserMessage.of("cli.stop.nothing-put-back", run).text()))
                        .block("Next", NextActionRenderer.lines("To show the run:", leadline.of("show", number)))
                        .text()
                : new TextPage()
                        .block(List.of(UserMessage.of("cli.stop.put-back", DisplayFormat.count(rows, "row"), run)
                                .text()))
                        .block("Next", NextActionRenderer.lines("To send them:", leadline.of("resume", number)))
                        .text();
    }

    private UserMessage leftOut(long rows) {
        return rows == 0
                ? UserMessage.of("cli.stop.nothing-left-out", run)
                : UserMessage.of("cli.stop.left-out", DisplayFormat.count(rows, "row"), run);
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
