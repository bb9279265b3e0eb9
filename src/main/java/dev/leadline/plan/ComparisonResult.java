package dev.leadline.plan;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What another mapping changes.
 *
 * @param mapping the other mapping file, as the user named it
 * @param rows the number of rows that were compared
 * @param bodiesChanged rows that are valid under both mappings, with different bodies
 * @param becameValid rows that only the other mapping accepts
 * @param becameInvalid rows that only the other mapping rejects
 * @param fields the fields that differ in rows that are valid under both, in the order of their first change
 * @param examples the first rows that change, as many as requested
 */
public record ComparisonResult(
        String mapping,
        long rows,
        long bodiesChanged,
        long becameValid,
        long becameInvalid,
        List<FieldCount> fields,
        List<ChangedRow> examples) {

    public ComparisonResult {
        fields = List.copyOf(fields);
        examples = List.copyOf(examples);
    }

    /** How a row changes. */
    public enum RowChange {
        /** It is valid under both mappings, with different bodies. */
        BODY,
        /** Only the other mapping accepts it. */
        BECAME_VALID,
        /** Only the other mapping rejects it. */
        BECAME_INVALID
    }

    /**
     * In how many bodies a field differs.
     *
     * @param field its name
     * @param added bodies that have it only under the other mapping
     * @param removed bodies that have it only under the current mapping
     * @param changed bodies that have it under both, with different values
     */
    public record FieldCount(String field, long added, long removed, long changed) {}

    /**
     * A row that changes; personal data.
     *
     * @param row its number
     * @param line where it starts in the file
     * @param change how it changes
     * @param fields the fields of its body that differ; empty unless its body changes
     * @param problem why one mapping rejects it, or null if its body changes
     */
    public record ChangedRow(
            long row,
            long line,
            RowChange change,
            List<ChangedField> fields,
            @Nullable String problem) {

        public ChangedRow {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field of a body that differs.
     *
     * @param field its name
     * @param before its value under the current mapping, or null if that does not send it
     * @param after its value under the other mapping, or null if that does not send it
     */
    public record ChangedField(
            String field, @Nullable Object before, @Nullable Object after) {}

    /**
     * The rows that change in any way.
     *
     * @return how many
     */
    public long rowsChanged() {
        return bodiesChanged + becameValid + becameInvalid;
    }

    ObjectNode json() {
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("mapping", mapping)
                .put("rows_changed", rowsChanged())
                .put("became_valid", becameValid)
                .put("became_invalid", becameInvalid);
        ArrayNode counts = json.putArray("fields");
        fields.forEach(counts::addPOJO);
        ArrayNode rowsJson = json.putArray("rows");
        for (ChangedRow example : examples) {
            ArrayNode changes = rowsJson.addObject()
                    .put("row", example.row())
                    .put("line", example.line())
                    .put("change", example.change().name().toLowerCase(Locale.ROOT))
                    .put("problem", example.problem())
                    .putArray("changes");
            example.fields().forEach(changes::addPOJO);
        }
        return json;
    }
}
