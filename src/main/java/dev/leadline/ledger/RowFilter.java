package dev.leadline.ledger;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a run.
 *
 * @param statuses never empty
 * @param group which of the rows with these statuses
 * @param cause only rows that were rejected for it, or null
 */
public record RowFilter(
        Set<RowStatus> statuses, RowGroup group, @Nullable RejectCause cause) {

    /** Every row. */
    public static final RowFilter ALL = in(EnumSet.allOf(RowStatus.class));

    public RowFilter {
        statuses = Set.copyOf(statuses);
    }

    /** All rows with one of some statuses. */
    public static RowFilter in(Set<RowStatus> statuses) {
        return new RowFilter(statuses, RowGroup.ANY, null);
    }

    /** All rows that were rejected for a cause, those that were corrected or dismissed since among them. */
    public static RowFilter of(RejectCause cause) {
        return new RowFilter(EnumSet.of(cause.status()), RowGroup.ANY, cause);
    }

    /** Whether no row is left out. */
    boolean isAll() {
        return group == RowGroup.ANY && cause == null && statuses.size() == RowStatus.values().length;
    }

    /** A condition on {@code run_row r} beside that on the status. */
    String condition() {
        return group.condition() + (cause == null ? "" : " and " + causeCondition(cause));
    }

    private static String causeCondition(RejectCause cause) {
        String problem = """
                exists (select 1 from row_problem p where p.run_id = r.run_id and p.row_no = r.row_no and p.position = 0
                    and r.status = 'REJECTED'%s)
                """;
        String matches = problem.formatted(" and p.code = :code" + is("p.column_name", "column", cause.column())
                + is("p.field", "field", cause.field()));
        if (cause.column() != null || cause.field() != null) {
            return matches;
        }
        String without =
                "not " + problem.formatted("") + " and r.code " + (cause.code() == null ? "is null" : "= :code");
        return cause.code() == null ? "(" + without + ")" : "(" + matches + " or " + without + ")";
    }

    private static String is(String column, String parameter, @Nullable String value) {
        return " and " + column + (value == null ? " is null" : " = :" + parameter);
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        if (cause != null) {
            put(parameters, "code", cause.code());
            put(parameters, "column", cause.column());
            put(parameters, "field", cause.field());
        }
        return parameters;
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
