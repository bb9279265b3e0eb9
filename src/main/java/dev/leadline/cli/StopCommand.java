package dev.leadline.cli;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;

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
                here.print(asked(operations.stop(run)));
            }
        }
        return ExitCode.OK.code();
    }

    private String leftOut(RunOperations operations) {
        long rows;
        try {
            rows = operations.leaveOut(run);
        } catch (UserException e) {
            throw common.invocation(here).withCommand(e);
        }
        if (common.json()) {
            return json("left_out", LongNode.valueOf(rows));
        }
        if (operations.ledger().closure(run).isPresent()) {
            return thenShow(UserMessage.of("cli.stop.canceled", run).text());
        }
        return rows == 0
                ? thenShow(UserMessage.of("cli.stop.nothing-left-out", run).text())
                : page(
                        UserMessage.of("cli.stop.left-out", DisplayFormat.count(rows, "row"), run)
                                .text(),
                        "To undo this:",
                        "stop",
                        number(),
                        "--leave-out",
                        "--undo");
    }

    private String putBack(long rows) {
        if (common.json()) {
            return json("put_back", LongNode.valueOf(rows));
        }
        return rows == 0
                ? thenShow(UserMessage.of("cli.stop.nothing-put-back", run).text())
                : page(
                        UserMessage.of("cli.stop.put-back", DisplayFormat.count(rows, "row"), run)
                                .text(),
                        "To send them:",
                        "resume",
                        number());
    }

    private String asked(Optional<String> owner) {
        if (common.json()) {
            return json("asked", BooleanNode.valueOf(owner.isPresent()));
        }
        return owner.map(process -> page(
                        "Asked run " + run + " (running in " + process
                                + ") to stop. It stops when its requests in flight have been answered.",
                        "To resume the run after it stops:",
                        "resume",
                        number()))
                .orElseGet(() -> thenShow("Run " + run + " is not running."));
    }

    private String thenShow(String said) {
        return page(said, "To show the run:", "show", number());
    }

    private String page(String said, String purpose, String... command) {
        return new TextPage()
                .block(List.of(said))
                .block(
                        "Next",
                        NextActionRenderer.lines(
                                purpose, common.invocation(here).of(command)))
                .text();
    }

    private String json(String name, JsonNode value) {
        return JsonNodeFactory.instance
                        .objectNode()
                        .put("run", run)
                        .set(name, value)
                        .toPrettyString() + "\n";
    }

    private String number() {
        return String.valueOf(run);
    }
}
