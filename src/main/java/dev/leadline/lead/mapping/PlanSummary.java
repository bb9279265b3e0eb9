package dev.leadline.lead.mapping;

import dev.leadline.lead.InvalidValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a stored plan decides, to read only. It can be read even if its target does not exist any more.
 *
 * @param target its name
 * @param vendor whose rules apply, or null
 * @param region whose habits of writing apply, such as {@code US}
 * @param columns what is done with each column, in the order of the file
 * @param constants the values that every lead gets
 * @param omissible fields that are left out where their value is not valid, beside those of the choice
 * @param invalidValues what happens to a row with a value that is not valid for an optional field
 * @param sheet the sheet that a user chose, or null
 * @param hiddenRows whether hidden rows of a sheet are read
 * @param isWithoutHeader whether the first line is a row
 * @param order as {@link MappingPlan#order} has it
 */
public record PlanSummary(
        String target,
        @Nullable String vendor,
        String region,
        List<ColumnPlan> columns,
        Map<String, Object> constants,
        List<String> omissible,
        InvalidValues invalidValues,
        @Nullable String sheet,
        boolean hiddenRows,
        boolean isWithoutHeader,
        Optional<String> order) {

    /**
     * The plan of a run.
     *
     * @param json what {@link MappingPlan#toJson} wrote
     */
    public static PlanSummary of(String json) {
        StoredPlan stored = JsonMapper.shared().readValue(json, StoredPlan.class);
        RowsChoice rows = stored.sheet();
        return new PlanSummary(
                stored.target(),
                stored.vendor(),
                stored.region(),
                stored.columns(),
                stored.constants(),
                stored.drop(),
                stored.choice(),
                rows == null ? null : rows.name(),
                rows != null && rows.hiddenRows(),
                rows != null && Boolean.TRUE.equals(rows.isWithoutHeader()),
                Optional.ofNullable(stored.order()).map(SendOrder::text));
    }

    /** The columns that fill a field, in the order of the file. */
    public List<ColumnPlan> filling(String field) {
        return columns.stream().filter(column -> field.equals(column.field())).toList();
    }

    /** The field that a column fills; empty where it is not sent. */
    public Optional<String> fieldOf(String column) {
        return columns.stream()
                .filter(plan -> plan.column().equals(column))
                .findFirst()
                .map(ColumnPlan::field);
    }
}
