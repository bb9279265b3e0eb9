package dev.leadline.cli;

import dev.leadline.cli.output.ImportText;
import dev.leadline.cli.output.NextActionRenderer;
import dev.leadline.cli.output.OutcomeJson;
import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.plan.MappingOptions;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.RunResult;
import dev.leadline.settings.Settings;
import dev.leadline.source.LeadFile;
import dev.leadline.source.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends the leads of files. */
@Command(
        name = "import",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Send the leads of a file; every row ends as a prospect or in a report.",
        footer = {
            "",
            "Running the same command again is safe: it resumes, or says which run did it.",
            "Exit codes: leadline --help",
            "",
            "Examples:",
            "  leadline import leads.csv --sandbox",
            "  leadline import leads.csv --limit 5",
            "  leadline import leads.csv --order-by 'Created:desc'",
            "  leadline import leads.csv --target knock --mapping config/mappings/meta.yaml"
        })
final class ImportCommand implements Callable<Integer> {

    private final CliContext here;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Files of leads: .csv, .xlsx, .gz or .zip; a pattern such as 'inbox/*.csv'; - for standard input.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private LeadOptions leads = new LeadOptions();

    @Option(names = "--limit", paramLabel = "N", description = "Send only the first N leads, for a careful first time.")
    private @Nullable Integer limit;

    @Option(
            names = "--order-by",
            paramLabel = "COLUMN[:desc]",
            description =
                    "Send the leads in the order of a column of the file: dates, numbers or text. With :desc, the latest"
                            + " or highest first (default: order-by of the mapping, or the order of the file).")
    private @Nullable String orderBy;

    @Option(
            names = "--finish-by",
            paramLabel = "TIME",
            converter = FinishTime.FinishTimeConverter.class,
            description =
                    "Say before anything is sent if not all leads can be sent by TIME, such as 06:00 or 2027-03-02T06:00."
                            + " The run continues after TIME.")
    private @Nullable FinishTime finishBy;

    @Option(names = "--sandbox", description = "Use the built-in sandbox: sends nothing real and needs no token.")
    private boolean sandbox;

    @Option(names = "--again", description = "Import again, even though this file was already imported.")
    private boolean again;

    @Option(
            names = "--duplicates",
            paramLabel = "POLICY",
            description = "How to handle leads that were already sent: skip, send or reject"
                    + " (default: leadline.duplicates.policy, which is skip).")
    private @Nullable DuplicatePolicy duplicates;

    @Mixin
    private InvalidValuesOption invalidValues = new InvalidValuesOption();

    @Option(names = "--no-wait", description = "Do not wait for the outcomes from Propexo.")
    private boolean noWait;

    @Mixin
    private NewLedgerOption ledger = new NewLedgerOption();

    @Mixin
    private CommonOptions common = new CommonOptions();

    ImportCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        if (limit != null && limit < 1) {
            throw UserException.usage("cli.limit-not-a-number");
        }
        return sandbox ? inSandbox() : forReal();
    }

    private int forReal() {
        Settings settings = common.settings(here, overrides());
        MappingOptions mappingOptions = leads.meaning(here, settings);
        if (!settings.tokenIsSet()) {
            openFiles(settings, mappingOptions);
            throw UserException.usage("cli.no-token", next(List.of()).again(files, List.of("--sandbox")));
        }
        return run(settings, mappingOptions, Map.of());
    }

    /** What is wrong with the arguments is reported before what is wrong with the environment. */
    private void openFiles(Settings settings, MappingOptions mappingOptions) {
        List<Path> readable =
                files.stream().filter(file -> !file.equals(InputFiles.PIPE)).toList();
        try (InputFiles inputs = new InputFiles(here, settings.readOptions().limits())) {
            ReadOptions readOptions = mappingOptions.readOptions(settings.readOptions());
            inputs.named(readable).forEach(file -> LeadFile.open(inputs.whereabouts(file), readOptions));
        }
    }

    private int inSandbox() {
        if (common.namesApi()) {
            throw UserException.usage("cli.sandbox-with-api-url");
        }
        Settings usual = common.settings(here, overrides());
        MappingOptions mappingOptions = leads.meaning(here, usual);
        try (SandboxSession session = SandboxSession.start(usual)) {
            Map<String, Object> overrides = overrides();
            overrides.putAll(session.overrides());
            return run(common.settings(here, overrides), mappingOptions, session.idsFor(mappingOptions));
        }
    }

    private int run(Settings settings, MappingOptions mappingOptions, Map<String, String> sandboxIds) {
        if (!common.quiet()) {
            ImportText.homes(settings).forEach(here::say);
        }
        Map<String, String> constants = new LinkedHashMap<>(sandboxIds);
        constants.putAll(mappingOptions.constants());
        NextActionRenderer next = next(List.copyOf(sandboxIds.keySet()));
        try (InputFiles inputs = new InputFiles(here, settings.readOptions().limits())) {
            return run(settings, mappingOptions, constants, next, inputs);
        }
    }

    private NextActionRenderer next(List<String> sandboxIds) {
        return new NextActionRenderer(common.invocation(here), meaning(), manner(), sandboxIds);
    }

    private int run(
            Settings settings,
            MappingOptions mappingOptions,
            Map<String, String> constants,
            NextActionRenderer next,
            InputFiles inputs) {
        List<Path> named = inputs.named(files);
        UserMessage later = sandbox
                ? UserMessage.of("cli.start-over", next.again(named, List.of("--sandbox")))
                : UserMessage.of("cli.resume-later", next.again(named, List.of()));
        try (LazyRunOperations door = new LazyRunOperations(() -> opened(settings), common.invocation(here));
                ConsoleProgress progress = common.progress(here)) {
            return InterruptHandler.during(
                    here,
                    progress,
                    door::stop,
                    later,
                    () -> new FileLoop(here, common.json()).of(named, file -> {
                        Path whole = inputs.whereabouts(file);
                        LeadFile.check(whole, mappingOptions.readOptions(settings.readOptions()));
                        RunResult outcome =
                                door.ask(open -> open.start(request(whole, mappingOptions, constants), progress));
                        progress.end();
                        return result(outcome, settings, lines(next, file, outcome));
                    }));
        }
    }

    private RunOperations opened(Settings settings) {
        if (ledger.isWanted()) {
            NewLedgerOption.apply(here, settings);
        }
        return here.ledgerOrNew(settings, common.quiet());
    }

    private List<String> meaning() {
        List<String> meaning = new ArrayList<>(leads.arguments());
        meaning.addAll(invalidValues.arguments());
        return meaning;
    }

    private List<String> manner() {
        List<String> manner = new ArrayList<>();
        if (limit != null) {
            manner.addAll(List.of("--limit", limit.toString()));
        }
        if (orderBy != null) {
            manner.addAll(List.of("--order-by", orderBy));
        }
        if (finishBy != null) {
            manner.addAll(List.of("--finish-by", finishBy.typed()));
        }
        if (duplicates != null) {
            manner.addAll(List.of("--duplicates", Choices.word(duplicates)));
        }
        if (noWait) {
            manner.add("--no-wait");
        }
        return manner;
    }

    private ImportRequest request(Path file, MappingOptions mappingOptions, Map<String, String> constants) {
        String target =
                leads.nameTarget(mappingOptions) ? mappingOptions.target().name() : null;
        return ImportRequest.of(file)
                .target(target)
                .mapping(mappingOptions.path())
                .constants(constants)
                .limit(limit)
                .again(again)
                .duplicates(duplicates)
                .confirm(!noWait)
                .orderedBy(orderBy)
                .finishedBy(finishBy == null ? null : finishBy.at())
                .build();
    }

    private List<String> lines(NextActionRenderer next, Path file, RunResult outcome) {
        return sandbox ? next.afterTrial(file.toString(), outcome.summary()) : next.after(outcome);
    }

    private static FileResult result(RunResult outcome, Settings settings, List<String> next) {
        return new FileResult(
                outcome.exit(), outcome.stopsOthers(), OutcomeJson.of(outcome), ImportText.of(outcome, settings, next));
    }

    /** The settings that options of this command change. */
    private Map<String, Object> overrides() {
        Map<String, Object> overrides = new LinkedHashMap<>(leads.overrides());
        overrides.putAll(invalidValues.overrides());
        return overrides;
    }
}
