package dev.leadline.lead.mapping;

import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.lead.conversion.DateOrder;
import dev.leadline.message.UserMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints a plan as a mapping file, column by column, each under a comment that says why. */
final class PlanYaml {

    private static final int COLUMNS = 2;

    private final Target target;
    private final StringBuilder yaml = new StringBuilder();

    private PlanYaml(Target target) {
        this.target = target;
    }

    static String of(StoredPlan plan, Target target, Optional<UserMessage> gap) {
        PlanYaml printed = new PlanYaml(target);
        printed.comment(UserMessage.of("lead.yaml.file").text(), 0);
        gap.ifPresent(lack -> printed.comment(lack.withAdvice(), 0));
        printed.yaml.append(MappingYaml.entry("target", plan.target(), 0));
        printed.yaml.append(MappingYaml.entry("region", plan.region(), 0));
        printed.comment(UserMessage.of("lead.yaml.header").text(), 0);
        printed.yaml.append(MappingYaml.entry(
                "header", plan.columns().stream().map(ColumnPlan::column).toList(), 0));
        printed.yaml.append("columns:\n");
        plan.columns().forEach(printed::column);
        printed.yaml.append(MappingYaml.entry("constants", plan.constants(), 0));
        printed.yaml.append(MappingYaml.entry("drop", plan.drop(), 0));
        if (plan.order() != null) {
            printed.yaml.append(MappingYaml.entry("order-by", plan.order().text(), 0));
        }
        return printed.yaml.toString();
    }

    private void column(ColumnPlan column) {
        String why = String.join("; ", column.evidence());
        if (column.field() == null) {
            comment(UserMessage.of("lead.yaml.not-sent", why).text(), COLUMNS);
            comment(
                    MappingYaml.entry(column.column(), "", 0)
                            .strip()
                            .replaceAll("\"\"$", "")
                            .strip(),
                    COLUMNS);
            return;
        }
        comment(UserMessage.of("lead.yaml.sent", why, column.confidence()).text(), COLUMNS);
        yaml.append(MappingYaml.entry(column.column(), MappingFile.written(mapped(column, column.field())), COLUMNS));
    }

    private Mapping.Column mapped(ColumnPlan column, String field) {
        Map<String, String> values = new LinkedHashMap<>();
        column.values().forEach((cell, value) -> values.put(cell, text(value)));
        FieldType type = target.field(field).map(f -> f.type()).orElse(FieldType.TEXT);
        return new Mapping.Column(
                field,
                type == FieldType.DATE ? decided(column.format().dateOrder()) : null,
                type == FieldType.MONEY ? column.format().moneyUnit() : null,
                column.lookup() == null ? null : column.lookup().written(),
                values,
                column.role());
    }

    private static @Nullable DateOrder decided(DateOrder order) {
        return order == DateOrder.UNDECIDED ? null : order;
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value.toString();
    }

    private void comment(String text, int indent) {
        text.lines()
                .forEach(line -> yaml.append(" ".repeat(indent))
                        .append("# ")
                        .append(line)
                        .append('\n'));
    }
}
