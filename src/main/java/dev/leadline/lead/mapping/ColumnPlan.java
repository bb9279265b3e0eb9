package dev.leadline.lead.mapping;

import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.LookupTable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is done with one column of a file.
 *
 * @param column the header as it stands in the file
 * @param field the field that the column feeds, {@code full_name} for first and last name together, or null when it is
 *     not sent
 * @param confidence from 0 to 1; 1 where a mapping file says so, 0 where the column is not sent
 * @param evidence why it feeds that field, or why it feeds none; clauses, never a value of the file
 * @param format what was decided for all its cells
 * @param lookup the names whose ids the field takes, or null when cells hold its value
 * @param values cells that stand for a value of the field, as the mapping has them; an empty text stands for nothing
 * @param role how it takes part where several columns fill the field
 */
public record ColumnPlan(
        String column,
        @Nullable String field,
        double confidence,
        List<String> evidence,
        ColumnFormat format,
        @Nullable LookupTable lookup,
        Map<String, Object> values,
        ColumnRole role) {

    /** The pseudo-field of a column that holds first and last name together. */
    public static final String FULL_NAME = "full_name";

    /** The pseudo-field of a column that holds e-mail addresses and phone numbers. */
    public static final String EMAIL_OR_PHONE = "email_or_phone";

    /** The pseudo-field of a column that holds city, state and zip code. */
    public static final String CITY_STATE_ZIP = "city_state_zip";

    private static final Map<String, List<String>> PSEUDO_FIELDS = Map.of(
            FULL_NAME, List.of("first_name", "last_name"),
            EMAIL_OR_PHONE, List.of("email_1", "phone_1"),
            CITY_STATE_ZIP, List.of("city", "state", "zip"));

    public ColumnPlan {
        evidence = List.copyOf(evidence);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        role = Objects.requireNonNullElse(role, ColumnRole.ALONE);
    }

    static ColumnPlan unmapped(String column, String reason) {
        return new ColumnPlan(column, null, 0, List.of(reason), ColumnFormat.DEFAULT, null, Map.of(), ColumnRole.ALONE);
    }

    /**
     * The fields of a body that the column is there for.
     *
     * @return empty when it is not sent
     */
    public List<String> feeds() {
        return field == null ? List.of() : feeds(field);
    }

    /**
     * The fields of a body that a column with a field or pseudo-field is there for.
     *
     * @param field its name
     */
    public static List<String> feeds(String field) {
        return PSEUDO_FIELDS.getOrDefault(field, List.of(field));
    }

    /** The pseudo-fields that mapping files may name. */
    static Set<String> pseudoFields() {
        return PSEUDO_FIELDS.keySet();
    }

    ColumnPlan with(ColumnFormat decided) {
        return new ColumnPlan(column, field, confidence, evidence, decided, lookup, values, role);
    }

    ColumnPlan with(Map<String, Object> stated) {
        return new ColumnPlan(column, field, confidence, evidence, format, lookup, stated, role);
    }
}
