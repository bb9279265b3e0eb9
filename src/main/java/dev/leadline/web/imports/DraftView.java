package dev.leadline.web.imports;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Problem;
import dev.leadline.lead.Target;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.mapping.ColumnPlan;
import dev.leadline.lead.mapping.ColumnRole;
import dev.leadline.lead.mapping.Mapping;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.message.ConsoleWording;
import dev.leadline.plan.ImportPlan;
import dev.leadline.plan.MappingOptions;
import dev.leadline.settings.Settings;
import dev.leadline.source.Row;
import dev.leadline.source.RowReader;
import dev.leadline.web.page.DollarAmount;
import dev.leadline.web.page.SentFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the page of a new import shows of a plan: each column with its reasons, what every lead gets, and the first rows as they
 * would be sent.
 */
final class DraftView {

    private static final int FEW = 5;

    private final Settings settings;

    DraftView(Settings settings) {
        this.settings = settings;
    }

    /**
     * What a draft has come to.
     *
     * @param plan by all choices that go together
     * @param guess without any choice
     * @param chosen the mapping with all choices
     * @param options of the plan
     */
    record PlannedDraft(ImportPlan plan, ImportPlan guess, Mapping chosen, MappingOptions options) {}

    DraftImport of(PlannedDraft planned, DraftChoices choices, Map<String, String> conflicts) {
        ImportPlan plan = planned.plan();
        List<Row> first = first(plan);
        String gap = plan.mapping()
                .gap()
                .map(lack -> new DraftGap(plan.mapping()).orElse(lack.forConsole()))
                .orElse(null);
        return new DraftImport(
                choices,
                plan,
                planned.options(),
                IntStream.range(0, plan.mapping().columns().size())
                        .mapToObj(place -> column(place, planned, choices, first))
                        .toList(),
                values(plan.mapping(), choices),
                conflicts.isEmpty() && gap == null
                        ? first.stream()
                                .map(row -> preview(plan.mapping(), row))
                                .toList()
                        : List.of(),
                conflicts,
                gap);
    }

    private static List<Row> first(ImportPlan plan) {
        List<Row> first = new ArrayList<>();
        try (RowReader rows = plan.file().read()) {
            while (rows.hasNext() && first.size() < FEW) {
                first.add(rows.next());
            }
        }
        return first;
    }

    private static DraftImport.DraftColumn column(
            int place, PlannedDraft planned, DraftChoices choices, List<Row> first) {
        MappingPlan plan = planned.plan().mapping();
        ColumnPlan decided = plan.columns().get(place);
        ColumnPlan recognised = planned.guess().mapping().columns().get(place);
        Mapping.Column chosen = planned.chosen().columns().get(recognised.column());
        String field = chosen == null ? "" : chosen.field();
        ColumnRole role = chosen == null ? ColumnRole.ALONE : chosen.role();
        String type = plan.target()
                .field(field)
                .map(Field::type)
                .map(DraftView::choice)
                .orElse("");
        String wanted = choices.fields().getOrDefault(place, "");
        return new DraftImport.DraftColumn(
                place,
                recognised.column(),
                field,
                !Objects.requireNonNullElse(recognised.field(), "").equals(field) || recognised.role() != role,
                Math.round(recognised.confidence() * 100),
                recognised.evidence().stream().map(ConsoleWording::of).toList(),
                examples(first, place),
                type,
                type.equals("date") ? DraftChoices.word(decided.format().dateOrder()) : "",
                type.equals("money") ? DraftChoices.word(decided.format().moneyUnit()) : "",
                DraftChoices.word(role),
                roles(plan.target(), planned.chosen(), field, role),
                choices.fieldsOf(plan.target()).containsKey(place) ? "" : wanted);
    }

    private static List<String> roles(Target target, Mapping chosen, String field, ColumnRole role) {
        long columns = chosen.columns().values().stream()
                .filter(other -> other.field().equals(field))
                .count();
        return !field.isEmpty() && (columns > 1 || role != ColumnRole.ALONE)
                ? SharedFields.offered(target, field).stream()
                        .map(DraftChoices::word)
                        .toList()
                : List.of();
    }

    private static String choice(FieldType type) {
        return switch (type) {
            case DATE -> "date";
            case MONEY -> "money";
            default -> "";
        };
    }

    private static List<String> examples(List<Row> rows, int place) {
        return rows.stream()
                .filter(row -> row.fault() == null && place < row.cells().size())
                .map(row -> row.cells().get(place))
                .filter(cell -> !cell.isBlank())
                .distinct()
                .limit(3)
                .toList();
    }

    private List<DraftImport.ConstantInput> values(MappingPlan plan, DraftChoices choices) {
        Set<String> fed = plan.columns().stream()
                .flatMap(column -> column.feeds().stream())
                .collect(Collectors.toSet());
        return plan.target().fields().stream()
                .filter(field ->
                        !fed.contains(field.name()) || choices.constants().containsKey(field.name()))
                .map(field -> new DraftImport.ConstantInput(
                        field,
                        choices.constants().getOrDefault(field.name(), ""),
                        usual(field.name(), plan),
                        isConfigured(field.name()) ? "from the settings" : "chosen in the console"))
                .toList();
    }

    private boolean isConfigured(String field) {
        return settings.constants().containsKey(field);
    }

    /** What the field is unless a person types something. */
    private String usual(String field, MappingPlan plan) {
        Object chosen = plan.chosen().get(field);
        String value = chosen == null ? settings.constants().getOrDefault(field, "") : chosen.toString();
        return DollarAmount.isFor(field) ? DollarAmount.of(value) : value;
    }

    private static DraftImport.Preview preview(MappingPlan plan, Row row) {
        Verdict verdict = plan.convert(row);
        if (verdict instanceof Verdict.Accepted accepted) {
            return new DraftImport.Preview(
                    row.number(), SentFields.of(accepted.lead().body()), List.of());
        }
        List<Problem> problems = ((Verdict.Rejected) verdict).problems();
        return new DraftImport.Preview(
                row.number(),
                Map.of(),
                problems.stream()
                        .map(problem -> problem.column() == null
                                ? problem.message()
                                : problem.column() + ": " + problem.message())
                        .toList());
    }
}
