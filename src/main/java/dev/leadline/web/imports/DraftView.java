package dev.leadline.web.imports;

import dev.leadline.check.Meaning;
import dev.leadline.check.Planning;
import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Problem;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.mapping.ColumnPlan;
import dev.leadline.lead.mapping.Plan;
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
import java.util.stream.Stream;
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

    Drafted of(Planning planning, Planning guess, Meaning meaning, Choices choices, @Nullable String objection) {
        List<Row> first = first(planning);
        List<Drafted.Column> columns = IntStream.range(
                        0, planning.plan().columns().size())
                .mapToObj(place -> column(place, planning.plan(), guess.plan(), first))
                .toList();
        return new Drafted(
                planning,
                meaning,
                columns,
                values(planning.plan(), choices),
                objection == null && planning.plan().gap().isEmpty()
                        ? first.stream()
                                .map(row -> preview(planning.plan(), row))
                                .toList()
                        : List.of(),
                objection);
    }

    private static List<Row> first(Planning planning) {
        List<Row> first = new ArrayList<>();
        try (RowReader rows = planning.file().read()) {
            while (rows.hasNext() && first.size() < FEW) {
                first.add(rows.next());
            }
        }
        return first;
    }

    private static Drafted.Column column(int place, Plan plan, Plan guess, List<Row> first) {
        ColumnPlan column = plan.columns().get(place);
        ColumnPlan recognised = guess.columns().get(place);
        boolean isChosen = !Objects.equals(column.field(), recognised.field());
        String field = Optional.ofNullable(column.field()).orElse("");
        String type = plan.target()
                .field(field)
                .map(Field::type)
                .map(DraftView::choice)
                .orElse("");
        return new Drafted.Column(
                place,
                column.column(),
                field,
                isChosen,
                Math.round(recognised.confidence() * 100),
                recognised.evidence(),
                examples(first, place),
                type,
                type.equals("date") ? Choices.word(column.format().dateOrder()) : "",
                type.equals("money") ? Choices.word(column.format().moneyUnit()) : "");
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

    private List<Drafted.Value> values(Plan plan, Choices choices) {
        Set<String> fed = plan.columns().stream()
                .map(ColumnPlan::field)
                .filter(Objects::nonNull)
                .flatMap(field ->
                        field.equals(ColumnPlan.FULL_NAME) ? Stream.of("first_name", "last_name") : Stream.of(field))
                .collect(Collectors.toSet());
        return plan.target().fields().stream()
                .filter(field -> !fed.contains(field.name()))
                .map(field -> new Drafted.Value(
                        field,
                        choices.constants().getOrDefault(field.name(), ""),
                        settings.constants().getOrDefault(field.name(), "")))
                .toList();
    }

    private static Drafted.Preview preview(Plan plan, Row row) {
        Verdict verdict = plan.convert(row);
        if (verdict instanceof Verdict.Accepted accepted) {
            List<String[]> fields = accepted.lead().body().entrySet().stream()
                    .map(field -> new String[] {field.getKey(), String.valueOf(field.getValue())})
                    .toList();
            return new Drafted.Preview(row.number(), fields, List.of());
        }
        List<Problem> problems = ((Verdict.Rejected) verdict).problems();
        return new Drafted.Preview(
                row.number(),
                List.of(),
                problems.stream()
                        .map(problem -> problem.column() == null
                                ? problem.message()
                                : problem.column() + ": " + problem.message())
                        .toList());
    }
}
