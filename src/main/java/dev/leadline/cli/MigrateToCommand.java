package dev.leadline.cli;

import dev.leadline.cli.output.NextActionRenderer;
import dev.leadline.cli.output.TextPage;
import dev.leadline.home.MigrationResult;
import dev.leadline.home.PostgresqlMigration;
import dev.leadline.report.DisplayFormat;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import dev.leadline.transfer.TransferListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/** Moves the ledger of a home to PostgreSQL. */
@Command(
        name = "migrate-to",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Move the ledger of the home from H2 to an empty PostgreSQL database.",
        footer = {
            "",
            "Copies every table, reads everything back and compares it. The H2 file is not",
            "changed. Afterwards the home refuses to run until leadline.database.url names",
            "the new database, because the H2 file does not know what is sent from then on.",
            "If the copy is interrupted, run the same command again.",
            "",
            "The user and the password are those of leadline.database.username and",
            "leadline.database.password (LEADLINE_DATABASE_PASSWORD).",
            "",
            "Example:",
            "  leadline migrate-to jdbc:postgresql://db.example.com/leadline"
        })
final class MigrateToCommand implements Callable<Integer> {

    private final CliContext here;

    @Parameters(paramLabel = "URL", description = "The new database: jdbc:postgresql://HOST:PORT/DATABASE.")
    private String url = "";

    @Mixin
    private CommonOptions common = new CommonOptions();

    MigrateToCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings(here);
        MigrationResult result;
        try (ConsoleProgress progress = common.progress(here)) {
            result = PostgresqlMigration.migrate(settings, url, new CopyProgress(progress));
        }
        here.print(common.json() ? json(result, settings) : text(result, settings));
        return ExitCode.OK.code();
    }

    private String text(MigrationResult result, Settings settings) {
        return new TextPage()
                .block(lines(result, settings))
                .block(
                        "Next",
                        NextActionRenderer.lines(
                                next(result), common.invocation(here).of("doctor")))
                .text();
    }

    private static List<String> lines(MigrationResult result, Settings settings) {
        List<String> lines = new ArrayList<>();
        if (result.isRepeated()) {
            lines.add("The ledger of %s was already moved to %s.".formatted(settings.home(), result.database()));
        } else {
            lines.add("Moved the ledger of %s to %s.".formatted(settings.home(), result.database()));
            lines.add("Copied and compared %s in %s."
                    .formatted(
                            DisplayFormat.count(result.rows(), "row"), DisplayFormat.count(result.tables(), "table")));
        }
        lines.add(
                "%s was not changed and is not used any more. It still contains personal data: delete it when you no longer need it. Keep the rest of the home."
                        .formatted(result.file()));
        return lines;
    }

    private static String next(MigrationResult result) {
        return result.inForce()
                ? "leadline.database.url names the new database. To check it:"
                : "Set leadline.database.url to %s. Until then, the home refuses to run. Then check it:"
                        .formatted(result.database());
    }

    private static String json(MigrationResult result, Settings settings) {
        return JsonNodeFactory.instance
                        .objectNode()
                        .put("home", settings.home().toString())
                        .put("database", result.database())
                        .put("tables", result.tables())
                        .put("rows", result.rows())
                        .toPrettyString()
                + "\n";
    }

    /** Shows a copy like the steps of a run. */
    private record CopyProgress(ConsoleProgress shown) implements TransferListener {

        @Override
        public void step(String name, long rows) {
            shown.step(name, rows);
        }

        @Override
        public void advanced(long rows) {
            shown.advanced(rows);
        }

        @Override
        public void note(String sentence) {
            shown.note(sentence);
        }
    }
}
