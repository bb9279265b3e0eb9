package dev.leadline.cli.output;

import dev.leadline.plan.ComparisonResult;
import dev.leadline.plan.ComparisonResult.ChangedField;
import dev.leadline.plan.ComparisonResult.ChangedRow;
import dev.leadline.plan.ComparisonResult.FieldCount;
import dev.leadline.report.DisplayFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a comparison of two mappings prints for people: counts, then fields, then examples. */
final class ComparisonText {

    private ComparisonText() {}

    static List<String> of(ComparisonResult compared) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(compared));
        lines.addAll(fields(compared.fields()));
        compared.examples().forEach(row -> lines.add("  " + example(row)));
        long more = compared.rowsChanged() - compared.examples().size();
        if (more > 0) {
            lines.add("  and " + DisplayFormat.count(more, "more row") + (more == 1 ? " that changes" : " that change")
                    + "; to see more: --bodies N");
        }
        return lines;
    }

    private static String headline(ComparisonResult compared) {
        String with = "With " + compared.mapping() + " instead, ";
        if (compared.rowsChanged() == 0) {
            return with + "no row changes.";
        }
        return with + DisplayFormat.number(compared.rowsChanged()) + " of "
                + DisplayFormat.count(compared.rows(), "row")
                + (compared.rowsChanged() == 1 ? " changes: " : " change: ")
                + Stream.of(
                                part(
                                        compared.bodiesChanged(),
                                        "row is sent with other values",
                                        "rows are sent with other values"),
                                part(compared.becameInvalid(), "row is no longer valid", "rows are no longer valid"),
                                part(compared.becameValid(), "row becomes valid", "rows become valid"))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String part(long count, String one, String many) {
        return count == 0 ? "" : DisplayFormat.number(count) + " " + (count == 1 ? one : many);
    }

    private static List<String> fields(List<FieldCount> fields) {
        Table table = Table.ofText();
        fields.forEach(field -> table.row(
                field.field(),
                Stream.of(
                                part(field.changed(), "changed", "changed"),
                                part(field.added(), "added", "added"),
                                part(field.removed(), "removed", "removed"))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "))));
        return table.lines();
    }

    private static String example(ChangedRow row) {
        String where = "row " + DisplayFormat.number(row.row()) + " (line " + DisplayFormat.number(row.line()) + "): ";
        return where
                + switch (row.change()) {
                    case BODY ->
                        row.fields().stream().map(ComparisonText::field).collect(Collectors.joining(", "));
                    case BECAME_VALID -> "becomes valid. Problem now: " + row.problem();
                    case BECAME_INVALID -> "is no longer valid. " + row.problem();
                };
    }

    private static String field(ChangedField change) {
        return change.field() + " " + value(change.before()) + " -> " + value(change.after());
    }

    private static String value(@Nullable Object value) {
        return value == null ? "(not sent)" : JsonMapper.shared().writeValueAsString(value);
    }
}
