package dev.leadline.cli;

import dev.leadline.lead.mapping.ChosenAccount;
import dev.leadline.lead.mapping.ColumnPlan;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.message.UserMessage;
import dev.leadline.plan.ImportPlan;
import dev.leadline.plan.ImportPlanner;
import dev.leadline.plan.MappingOptions;
import dev.leadline.plan.SavedMapping;
import dev.leadline.run.ChosenAccounts;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows which column would feed which field, and why. */
@Command(
        name = "map",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Print the mapping that would be used, with its evidence, as YAML.",
        footer = {"", "Examples:", "  leadline map leads.csv", "  leadline map leads.csv --target knock --save"})
final class MapCommand implements Callable<Integer> {

    private final CliContext here;

    @Parameters(paramLabel = "FILE", description = "A file of leads, as import takes it.")
    private Path file = Path.of("");

    @Mixin
    private LeadOptions leads = new LeadOptions();

    @Option(
            names = "--save",
            arity = "0..1",
            paramLabel = "PATH",
            fallbackValue = "",
            description = "Also save the mapping to a file (default: config/mappings/NAME.yaml).")
    private @Nullable Path save;

    @Mixin
    private CommonOptions common = new CommonOptions();

    MapCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings(here, leads.overrides());
        SavedMapping saved = save == null ? null : saved(save, settings);
        try (InputFiles inputs = new InputFiles(here, settings.readOptions().limits());
                ConsoleProgress progress = common.progress(here)) {
            MappingOptions options = leads.meaning(here, settings);
            ImportPlanner planner = new ImportPlanner(settings, here.clock());
            ImportPlan read = planner.preview(inputs.whereabouts(file), options, ChosenAccount.NONE, progress);
            ChosenAccount account = ChosenAccounts.of(settings, read.mapping());
            ImportPlan planned =
                    account.equals(ChosenAccount.NONE) ? read : planner.preview(read.leads(), options, account);
            progress.end();
            MappingPlan plan = planned.mapping();
            planned.notes().forEach(progress::note);
            plan.notes().forEach(progress::note);
            plan.warnings().forEach(progress::warning);
            plan.gap().map(UserMessage::withAdvice).ifPresent(progress::warning);
            if (saved != null) {
                saved.write(plan.toYaml());
                progress.note("Saved as " + saved.path() + ". To use it: "
                        + common.invocation(here)
                                .of(
                                        "import",
                                        file.toString(),
                                        "--mapping",
                                        saved.path().toString()));
            }
            here.print(common.json() ? json(plan).toPrettyString() + "\n" : plan.toYaml());
            return plan.gap().isEmpty() ? ExitCode.OK.code() : ExitCode.INPUT_UNUSABLE.code();
        }
    }

    private SavedMapping saved(Path requested, Settings settings) {
        Path path = requested.toString().isEmpty() ? null : here.folder().resolve(requested);
        return SavedMapping.at(path, file, settings.config());
    }

    private static ObjectNode json(MappingPlan plan) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("target", plan.target().name());
        ArrayNode columns = json.putArray("columns");
        plan.columns().forEach(column -> columns.add(json(column)));
        return json;
    }

    private static ObjectNode json(ColumnPlan column) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("column", column.column())
                .put("field", column.field())
                .put("confidence", column.confidence());
        ArrayNode evidence = json.putArray("evidence");
        column.evidence().forEach(evidence::add);
        return json;
    }
}
