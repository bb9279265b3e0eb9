package dev.leadline.web.imports;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Problem;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.mapping.ColumnPlan;
import dev.leadline.lead.mapping.ColumnRole;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.plan.ImportPlan;
import dev.leadline.plan.MappingOptions;
import dev.leadline.settings.Settings;
import dev.leadline.source.Row;
import dev.leadline.source.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

    DraftImport of(
            ImportPlan plan,
            ImportPlan guess,
            MappingOptions mappingOptions,
            DraftChoices choices,
            @Nullable String objection) {
        List<Row> first = first(plan);
        List<DraftImport.DraftColumn> columns = IntStream.range(
                        0, plan.mapping().columns().size())
                .mapToObj(place -> column(place, plan.mapping(), guess.mapping(), first))
                .toList();
        return new DraftImport(
                plan,
                mappingOptions,
                columns,
                values(plan.mapping(), choices),
                objection == null && plan.mapping().gap().isEmpty()
                        ? first.stream()
                                .map(row -> preview(plan.mapping(), row))
                                .toList()
                        : List.of(),
                objection);
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

    private static DraftImport.DraftColumn column(int place, MappingPlan plan, MappingPlan guess, List<Row> first) {
        ColumnPlan column = plan.columns().get(place);
        ColumnPlan recognised = guess.columns().get(place);
        boolean isChosen = !Objects.equals(column.field(), recognised.field()) || column.role() != recognised.role();
        String field = Optional.ofNullable(column.field()).orElse("");
        String type = plan.target()
                .field(field)
                .map(Field::type)
                .map(DraftView::choice)
                .orElse("");
        return new DraftImport.DraftColumn(
                place,
                column.column(),
                field,
                isChosen,
                Math.round(recognised.confidence() * 100),
                recognised.evidence(),
                examples(first, place),
                type,
                type.equals("date") ? DraftChoices.word(column.format().dateOrder()) : "",
                type.equals("money") ? DraftChoices.word(column.format().moneyUnit()) : "",
                DraftChoices.word(column.role()),
                roles(plan, column));
    }

    private static List<String> roles(MappingPlan plan, ColumnPlan column) {
        String field = column.field();
        if (field == null) {
            return List.of();
        }
        long columns = plan.columns().stream()
                .filter(other -> field.equals(other.field()))
                .count();
        return columns > 1 || column.role() != ColumnRole.ALONE
                ? SharedFields.offered(plan.target(), field).stream()
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
                .filter(field -> !fed.contains(field.name()))
                .map(field -> new DraftImport.ConstantInput(
                        field,
                        choices.constants().getOrDefault(field.name(), ""),
                        settings.constants().getOrDefault(field.name(), "")))
                .toList();
    }

    private static DraftImport.Preview preview(MappingPlan plan, Row row) {
        Verdict verdict = plan.convert(row);
        if (verdict instanceof Verdict.Accepted accepted) {
            List<String[]> fields = accepted.lead().body().entrySet().stream()
                    .map(field -> new String[] {field.getKey(), String.valueOf(field.getValue())})
                    .toList();
            return new DraftImport.Preview(row.number(), fields, List.of());
        }
        List<Problem> problems = ((Verdict.Rejected) verdict).problems();
        return new DraftImport.Preview(
                row.number(),
                List.of(),
                problems.stream()
                        .map(problem -> problem.column() == null
                                ? problem.message()
                                : problem.column() + ": " + problem.message())
                        .toList());
    }
}
