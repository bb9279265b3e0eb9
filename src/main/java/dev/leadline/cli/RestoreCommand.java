package dev.leadline.cli;

import dev.leadline.cli.output.NextActionRenderer;
import dev.leadline.cli.output.TextPage;
import dev.leadline.message.UserMessage;
import dev.leadline.report.DisplayFormat;
import dev.leadline.run.LedgerRestore;
import dev.leadline.run.RestoreResult;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes a home from a backup. */
@Command(
        name = "restore",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Restore a backup to an empty home; nothing is sent again by itself.",
        footer = {
            "",
            "The backup does not know what was sent after it was made. So rows that had not",
            "been sent then are in doubt in the restored home: reconcile finds out which of",
            "them exist. Do not use the old home any more, and do not import files again",
            "that were imported after the backup.",
            "",
            "Example:",
            "  leadline restore leadline-2027-03-01.zip --home new-home"
        })
final class RestoreCommand implements Callable<Integer> {

    private final CliContext here;

    @Parameters(paramLabel = "FILE", description = "A file that leadline backup has written.")
    private Path file = Path.of("");

    @Mixin
    private CommonOptions common = new CommonOptions();

    RestoreCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings(here);
        RestoreResult restored = LedgerRestore.restore(settings, here.folder().resolve(file));
        here.print(common.json() ? json(restored, settings) : text(restored, settings));
        return (restored.rowsInDoubt() > 0 ? ExitCode.ROWS_UNCERTAIN : ExitCode.OK).code();
    }

    private String text(RestoreResult restored, Settings settings) {
        List<String> lines = new ArrayList<>();
        lines.add(UserMessage.of(
                        "cli.restored",
                        DisplayFormat.count(restored.runs(), "run"),
                        settings.home(),
                        DisplayFormat.minute(restored.madeAt()))
                .text());
        lines.add(UserMessage.of("cli.restored-is-older").text());
        if (restored.rowsInDoubt() > 0) {
            lines.add(UserMessage.of("cli.restored-in-doubt", DisplayFormat.count(restored.rowsInDoubt(), "row"))
                    .text());
        }
        if (restored.closedRuns() > 0) {
            lines.add(UserMessage.of("cli.restored-unread", DisplayFormat.count(restored.closedRuns(), "run"))
                    .text());
        }
        return new TextPage()
                .block(lines)
                .block(
                        "Next",
                        NextActionRenderer.lines(
                                "To list the runs:", common.invocation(here).of("runs")))
                .text();
    }

    private static String json(RestoreResult restored, Settings settings) {
        return JsonNodeFactory.instance
                        .objectNode()
                        .put("home", settings.home().toString())
                        .put("made_at", restored.madeAt().toString())
                        .put("runs", restored.runs())
                        .put("rows_in_doubt", restored.rowsInDoubt())
                        .put("closed_runs", restored.closedRuns())
                        .toPrettyString()
                + "\n";
    }
}
