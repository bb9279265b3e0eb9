package dev.leadline.cli;

import dev.leadline.cli.output.CheckText;
import dev.leadline.lead.mapping.ChosenAccount;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.message.UserException;
import dev.leadline.plan.FileValidator;
import dev.leadline.plan.ImportPlan;
import dev.leadline.plan.ImportPlanner;
import dev.leadline.plan.MappingComparison;
import dev.leadline.plan.MappingOptions;
import dev.leadline.plan.ValidationResult;
import dev.leadline.run.ChosenAccounts;
import dev.leadline.run.ImportHistory;
import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what an import would do, and sends nothing. */
@Command(
        name = "check",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Validate a file; nothing is sent.",
        footer = {
            "",
            "Rows that are not valid go to NAME.rejects.csv in the current folder.",
            "Exit codes: leadline --help",
            "",
            "Examples:",
            "  leadline check leads.csv",
            "  leadline check leads.csv --target knock --bodies 2"
        })
final class CheckCommand implements Callable<Integer> {

    /** How many changed rows are shown unless the user asks for a number. */
    private static final int FEW = 5;

    private final CliContext here;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Files of leads: .csv, .xlsx, .gz or .zip; a pattern such as 'inbox/*.csv'; - for standard input.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private LeadOptions leads = new LeadOptions();

    @Mixin
    private InvalidValuesOption invalidValues = new InvalidValuesOption();

    @Option(names = "--bodies", paramLabel = "N", description = "Print the first N requests as they would be sent.")
    private int bodies;

    @Option(
            names = "--compare-mapping",
            paramLabel = "FILE",
            description = "Show which bodies change with another mapping file; --bodies N shows N changed rows.")
    private @Nullable Path otherMapping;

    @Option(
            names = "--against-history",
            description = "Also show which rows are duplicates of rows that this home sent before, or of each other.")
    private boolean againstHistory;

    @Mixin
    private CommonOptions common = new CommonOptions();

    CheckCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        if (bodies < 0) {
            throw UserException.usage("cli.bodies-not-a-number");
        }
        Settings settings = common.settings(here, overrides());
        MappingOptions mappingOptions = leads.meaning(here, settings);
        MappingOptions other = otherMapping == null ? null : leads.meaning(here, settings, otherMapping);
        try (InputFiles inputs = new InputFiles(here, settings.readOptions().limits());
                ConsoleProgress progress = common.progress(here)) {
            List<Path> named = inputs.named(files);
            refuseEqualNames(named);
            return new FileLoop(here, common.json())
                    .of(
                            named,
                            file -> checkOne(
                                    file, inputs.whereabouts(file), mappingOptions, other, settings, progress));
        }
    }

    private FileResult checkOne(
            Path file,
            Path whole,
            MappingOptions mappingOptions,
            @Nullable MappingOptions other,
            Settings settings,
            ConsoleProgress progress) {
        ImportPlanner planner = new ImportPlanner(settings, here.clock());
        ImportPlan read = planner.forCheck(whole, mappingOptions, ChosenAccount.NONE, progress);
        ChosenAccount account = ChosenAccounts.of(settings, read.mapping());
        ImportPlan plan =
                account.equals(ChosenAccount.NONE) ? read : planner.forCheck(read.leads(), mappingOptions, account);
        progress.end();
        FileValidator validator = new FileValidator(plan, here.folder().resolve(rejectsName(whole)), bodies)
                .comparing(other == null ? null : comparison(plan, other, account, planner));
        ValidationResult checked =
                againstHistory ? againstHistory(validator, plan, settings, progress) : validator.run(progress);
        progress.end();
        CheckText text = new CheckText(
                common.invocation(here),
                file.toString(),
                Stream.concat(leads.arguments().stream(), invalidValues.arguments().stream())
                        .toList(),
                plan.mapping().placeholders(),
                settings,
                rejects(plan));
        return new FileResult(checked.summary().exit(), false, checked.json(), text.of(checked));
    }

    private static CheckText.Rejects rejects(ImportPlan plan) {
        if (!RejectForm.isRejects(plan.file().header())) {
            return CheckText.Rejects.NONE;
        }
        return plan.leads().cells(RejectForm.RUN_COLUMN).contains(RejectForm.NO_RUN)
                ? CheckText.Rejects.OF_CHECK
                : CheckText.Rejects.OF_RUN;
    }

    private static ValidationResult againstHistory(
            FileValidator validator, ImportPlan plan, Settings settings, ConsoleProgress progress) {
        try (ImportHistory history = ImportHistory.open(settings)) {
            return history.during(() -> validator.against(history.of(plan)).run(progress));
        }
    }

    private MappingComparison comparison(
            ImportPlan plan, MappingOptions other, ChosenAccount account, ImportPlanner planner) {
        ImportPlan otherPlan = planner.forCheck(plan.leads(), other, account);
        return new MappingComparison(
                String.valueOf(otherMapping), plan.mapping(), otherPlan.mapping(), bodies == 0 ? FEW : bodies);
    }

    private static void refuseEqualNames(List<Path> files) {
        for (Path file : files) {
            if (files.stream()
                            .filter(other -> rejectsName(other).equals(rejectsName(file)))
                            .count()
                    > 1) {
                throw UserException.usage("cli.same-rejects-file", rejectsName(file));
            }
        }
    }

    private static String rejectsName(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("(?i)(\\.(csv|tsv|txt|xlsx|xlsm))?(\\.(gz|zip))?$", "")
                + ".rejects.csv";
    }

    /** The settings that options of this command change. */
    private Map<String, Object> overrides() {
        Map<String, Object> overrides = new LinkedHashMap<>(leads.overrides());
        overrides.putAll(invalidValues.overrides());
        return overrides;
    }
}
