package dev.leadline.cli;

import dev.leadline.cli.output.Invocation;
import dev.leadline.cli.output.NextActionRenderer;
import dev.leadline.cli.output.TextPage;
import dev.leadline.home.LedgerBackup;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/** Copies a home to one file. */
@Command(
        name = "backup",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Back up the home to a new file, also while runs are in progress.",
        footer = {
            "",
            "The file contains the database and the files of the runs, and so personal",
            "data. Only you can read it. A ledger in PostgreSQL is backed up with pg_dump.",
            "",
            "Examples:",
            "  leadline backup leadline-2027-03-01.zip",
            "  leadline restore leadline-2027-03-01.zip --home new-home"
        })
final class BackupCommand implements Callable<Integer> {

    private final CliContext here;

    @Parameters(paramLabel = "FILE", description = "The name of the new file.")
    private Path file = Path.of("");

    @Mixin
    private CommonOptions common = new CommonOptions();

    BackupCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings(here);
        Path whole = here.folder().resolve(file).toAbsolutePath().normalize();
        LedgerBackup.create(settings, whole, Clock.systemUTC());
        here.print(
                common.json()
                        ? JsonNodeFactory.instance
                                        .objectNode()
                                        .put("file", whole.toString())
                                        .toPrettyString()
                                + "\n"
                        : new TextPage()
                                .block(List.of("Backed up " + settings.home() + " to " + whole + "."))
                                .block(
                                        "Next",
                                        NextActionRenderer.lines(
                                                "Keep the file where only you can read it. To restore it:",
                                                new Invocation(here.command(), List.of())
                                                        .of("restore", whole.toString(), "--home", "NEW-HOME")))
                                .text());
        return ExitCode.OK.code();
    }
}
