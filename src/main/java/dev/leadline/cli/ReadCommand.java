package dev.leadline.cli;

import dev.leadline.cli.output.RowPrinter;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import dev.leadline.source.LeadFile;
import dev.leadline.source.RowReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the table of a file as it is read, before anything is made of it. */
@Command(
        name = "read",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Print the rows of a file exactly as they are read, as CSV in UTF-8.",
        footer = {
            "",
            "Faulty rows are listed on standard error, or written to the file that --faults names.",
            "With --json, one JSON object for each row, faulty ones included: number, line, cells, fault.",
            "Exit codes: leadline --help",
            "",
            "Examples:",
            "  leadline read leads.xlsx > leads.csv",
            "  leadline read leads.csv --json",
            "  leadline read leads.csv --faults faults.csv"
        })
final class ReadCommand implements Callable<Integer> {

    private final CliContext here;

    @Parameters(paramLabel = "FILE", description = "A file of leads, as import takes it; - for standard input.")
    private Path file = Path.of("");

    @Option(
            names = "--faults",
            paramLabel = "PATH",
            description = "Write the faulty rows to a CSV file: number, line, fault, detail, and their cells.")
    private @Nullable Path faults;

    @Mixin
    private SheetOptions sheets = new SheetOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    ReadCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings(here, sheets.overrides());
        try (InputFiles inputs = new InputFiles(here, settings.readOptions().limits());
                ConsoleProgress progress = common.progress(here)) {
            Path whole = inputs.whereabouts(file);
            LeadFile opened = LeadFile.open(whole, settings.readOptions());
            opened.notes().forEach(progress::note);
            return opened.readAll((header, rows) -> print(whole, header, rows, progress))
                    .code();
        }
    }

    private ExitCode print(Path read, List<String> header, RowReader rows, ConsoleProgress progress) {
        FaultsFile faultsFile =
                faults == null ? null : new FaultsFile(faults, here.folder().resolve(faults));
        try (Writer faulty = faultsFile == null ? Writer.nullWriter() : faultsFile.writer(read);
                Writer out = new BufferedWriter(new OutputStreamWriter(here.out(), StandardCharsets.UTF_8))) {
            RowPrinter printer = new RowPrinter(out, faulty, faultsFile == null ? progress::warning : detail -> {});
            ExitCode exit = common.json() ? printer.json(rows) : printer.csv(header, rows);
            rows.notes().forEach(progress::note);
            return exit;
        } catch (IOException e) {
            if (faultsFile == null) {
                throw new UncheckedIOException(e);
            }
            throw faultsFile.notWritten();
        }
    }
}
