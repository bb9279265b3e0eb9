package dev.leadline.cli;

import dev.leadline.cli.output.Invocation;
import dev.leadline.cli.output.NextActionRenderer;
import dev.leadline.cli.output.Table;
import dev.leadline.cli.output.TextPage;
import dev.leadline.lead.Suggestion;
import dev.leadline.lead.UnknownName;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.report.DisplayFormat;
import dev.leadline.report.SuggestedFixes;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows what the bad cells of a run may have been meant to be, and writes a file with what a person agrees to. */
@Command(
        name = "fix",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Show suggested corrections for the rejects of a run, or write a corrected file; sends nothing.",
        footer = {
            "",
            "Suggestions: email-domain (gmial.com for gmail.com), swapped-columns (e-mail",
            "and phone), swapped-date (day and month).",
            "",
            "Examples:",
            "  leadline fix 12",
            "  leadline fix 12 --apply email-domain"
        })
final class FixCommand implements Callable<Integer> {

    private static final Map<Suggestion.SuggestionKind, String> MEANING = new EnumMap<>(Map.of(
            Suggestion.SuggestionKind.EMAIL_DOMAIN, "the e-mail's domain is misspelled",
            Suggestion.SuggestionKind.SWAPPED_DATE, "day and month are swapped",
            Suggestion.SuggestionKind.SWAPPED_COLUMNS, "e-mail and phone are in each other's column"));

    private final CliContext here;

    @Parameters(paramLabel = "RUN", description = "Number of the run, as leadline runs lists it.")
    private long run;

    @Option(names = "--apply", paramLabel = "SUGGESTION", description = "Apply this suggestion. Repeatable.")
    private List<String> wanted = new ArrayList<>();

    @Mixin
    private CommonOptions common = new CommonOptions();

    FixCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Set<Suggestion.SuggestionKind> kinds = kinds();
        Settings settings = common.settings(here);
        Invocation leadline = common.invocation(here);
        try (RunOperations operations = here.ledger(settings)) {
            LedgerView ledger = operations.ledger();
            Run found = RunLookup.of(run, ledger, settings, leadline);
            ledger.closure(run).ifPresent(closure -> {
                throw UserException.of(ExitCode.USAGE, closure.message(run));
            });
            SuggestedFixes fixes = new SuggestedFixes(ledger, found);
            here.print(
                    kinds.isEmpty()
                            ? listed(fixes.counts(), leadline)
                            : applied(fixes, kinds, ShowCommand.folder(settings, found), leadline));
        }
        return ExitCode.OK.code();
    }

    private Set<Suggestion.SuggestionKind> kinds() {
        Set<Suggestion.SuggestionKind> kinds = EnumSet.noneOf(Suggestion.SuggestionKind.class);
        wanted.forEach(word -> kinds.add(kind(word)));
        return kinds;
    }

    private static Suggestion.SuggestionKind kind(String word) {
        return Arrays.stream(Suggestion.SuggestionKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> UnknownName.error(
                        UserMessage.of("cli.no-suggestion", word),
                        word,
                        Arrays.stream(Suggestion.SuggestionKind.values())
                                .map(Suggestion.SuggestionKind::word)
                                .toList()));
    }

    private String listed(Map<Suggestion.SuggestionKind, Long> counts, Invocation leadline) {
        if (common.json()) {
            ObjectNode document = JsonMapper.shared().createObjectNode();
            counts.forEach((kind, rows) -> document.put(kind.word(), rows));
            return document.toPrettyString() + "\n";
        }
        if (counts.isEmpty()) {
            return "Run " + run + " has no rejects with a suggested correction.\n";
        }
        Table table = Table.withNumberFirst();
        counts.forEach(
                (kind, rows) -> table.row(DisplayFormat.number(rows), kind.word(), MEANING.getOrDefault(kind, "")));
        List<String> next = NextActionRenderer.lines(
                "Review the suggestions in rejects.csv or report.html, then write a file with the ones you accept:",
                counts.keySet().stream()
                        .map(kind -> leadline.of("fix", String.valueOf(run), "--apply", kind.word()))
                        .toArray(String[]::new));
        return new TextPage()
                .block("Suggestions", table.lines())
                .block("Next", next)
                .text();
    }

    private String applied(
            SuggestedFixes fixes, Set<Suggestion.SuggestionKind> kinds, Path folder, Invocation leadline) {
        Path file = folder.resolve("fixed.csv").toAbsolutePath().normalize();
        long rows = fixes.apply(kinds, file);
        if (common.json()) {
            ObjectNode document = JsonMapper.shared().createObjectNode();
            document.put("rows", rows).put("file", rows == 0 ? null : file.toString());
            return document.toPrettyString() + "\n";
        }
        if (rows == 0) {
            return UserMessage.of("cli.fix.nothing-applied", run, leadline.of("fix", String.valueOf(run)))
                            .text() + "\n";
        }
        return new TextPage()
                .block(List.of(DisplayFormat.count(rows, "row") + " with the suggestion applied, in " + file + "."))
                .block(
                        "Next",
                        NextActionRenderer.lines(
                                "Review the file, then import it:", leadline.of("import", file.toString())))
                .text();
    }
}
