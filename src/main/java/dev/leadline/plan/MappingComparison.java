package dev.leadline.plan;

import dev.leadline.lead.Lead;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.plan.ComparisonResult.ChangedField;
import dev.leadline.plan.ComparisonResult.ChangedRow;
import dev.leadline.plan.ComparisonResult.FieldCount;
import dev.leadline.plan.ComparisonResult.RowChange;
import dev.leadline.source.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts each row by another mapping too, and counts what changes. Keeps counts and a few examples, never all rows. */
public final class MappingComparison {

    private final String mapping;
    private final MappingPlan current;
    private final MappingPlan other;
    private final int examplesWanted;
    private final Map<String, FieldCount> fields = new LinkedHashMap<>();
    private final List<ChangedRow> examples = new ArrayList<>();
    private long rows;
    private long bodiesChanged;
    private long becameValid;
    private long becameInvalid;

    /**
     * @param mapping the other mapping file, as the user named it
     * @param current the plan of the check
     * @param other a plan of the same file by the other mapping
     * @param examplesWanted the number of rows to show
     */
    public MappingComparison(String mapping, MappingPlan current, MappingPlan other, int examplesWanted) {
        this.mapping = mapping;
        this.current = current;
        this.other = other;
        this.examplesWanted = examplesWanted;
    }

    /** @param before what the current mapping makes of the row */
    void add(Row row, Verdict before) {
        rows++;
        Verdict after = other.convert(row);
        if (before instanceof Verdict.Accepted was && after instanceof Verdict.Accepted is) {
            addBodies(row, changes(body(current, was.lead()), body(other, is.lead())));
        } else if (before instanceof Verdict.Accepted && after instanceof Verdict.Rejected is) {
            becameInvalid++;
            show(row, RowChange.BECAME_INVALID, List.of(), is);
        } else if (before instanceof Verdict.Rejected was && after instanceof Verdict.Accepted) {
            becameValid++;
            show(row, RowChange.BECAME_VALID, List.of(), was);
        }
    }

    private void addBodies(Row row, List<ChangedField> changes) {
        if (!changes.isEmpty()) {
            bodiesChanged++;
            changes.forEach(this::count);
            show(row, RowChange.BODY, changes, null);
        }
    }

    private void show(Row row, RowChange change, List<ChangedField> changes, Verdict.@Nullable Rejected rejected) {
        if (examples.size() < examplesWanted) {
            String problem =
                    rejected == null ? null : rejected.problems().get(0).message();
            examples.add(new ChangedRow(row.number(), row.line(), change, changes, problem));
        }
    }

    private void count(ChangedField change) {
        FieldCount count = fields.getOrDefault(change.field(), new FieldCount(change.field(), 0, 0, 0));
        fields.put(
                change.field(),
                new FieldCount(
                        change.field(),
                        count.added() + (change.before() == null ? 1 : 0),
                        count.removed() + (change.after() == null ? 1 : 0),
                        count.changed() + (change.before() != null && change.after() != null ? 1 : 0)));
    }

    private static List<ChangedField> changes(Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                .map(field -> new ChangedField(field, before.get(field), after.get(field)))
                .toList();
    }

    /** Without the placeholders, which no import sends. */
    private static Map<String, Object> body(MappingPlan plan, Lead lead) {
        Map<String, Object> body = new LinkedHashMap<>(lead.body());
        body.keySet().removeAll(plan.placeholders());
        return body;
    }

    ComparisonResult result() {
        return new ComparisonResult(
                mapping, rows, bodiesChanged, becameValid, becameInvalid, List.copyOf(fields.values()), examples);
    }
}
