package dev.leadline.web.runs;

import dev.leadline.ledger.RejectCause;
import dev.leadline.ledger.RowFilter;
import dev.leadline.ledger.RowGroup;
import dev.leadline.ledger.RowStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a run an address names.
 *
 * @param status a status, or a group of rows, as {@link dev.leadline.web.page.ViewFormat.Part#key} has it; anything else for all
 * @param q an e-mail address, a phone number or the beginning of a name; empty for all
 * @param code of the problem that the rows were rejected for; empty for rows with and without problems
 * @param column at fault; empty for none
 * @param field at fault; empty for none
 */
record RowsQuery(String status, String q, String code, String column, String field) {

    RowsQuery(
            @Nullable String status,
            @Nullable String q,
            @Nullable String code,
            @Nullable String column,
            @Nullable String field) {
        this.status = Optional.ofNullable(status).orElse("");
        this.q = Optional.ofNullable(q).orElse("");
        this.code = Optional.ofNullable(code).orElse("");
        this.column = Optional.ofNullable(column).orElse("");
        this.field = Optional.ofNullable(field).orElse("");
    }

    /** Whether only rows that were rejected for one cause are shown. */
    public boolean isOfCause() {
        return !code.isEmpty();
    }

    /** Whether every row is shown. */
    public boolean isAll() {
        return q.isBlank() && filter().equals(RowFilter.ALL);
    }

    Optional<RowStatus> oneStatus() {
        return Arrays.stream(RowStatus.values())
                .filter(one -> one.name().equals(status))
                .findFirst();
    }

    RowFilter filter() {
        Optional<RowStatus> one = oneStatus();
        if (isOfCause()) {
            return RowFilter.of(
                    new RejectCause(one.orElse(RowStatus.REJECTED), code, orNull(column), orNull(field), 0));
        }
        return one.map(RowsQuery::inStatus).or(this::ofGroup).orElse(RowFilter.ALL);
    }

    /** What was corrected or dismissed stands in groups of its own. */
    private static RowFilter inStatus(RowStatus status) {
        Set<RowStatus> only = EnumSet.of(status);
        return RowStatus.FIXABLE.contains(status) ? new RowFilter(only, RowGroup.OPEN, null) : RowFilter.in(only);
    }

    private Optional<RowFilter> ofGroup() {
        return EnumSet.of(RowGroup.POSSIBLE_DUPLICATE, RowGroup.CORRECTED, RowGroup.DISMISSED).stream()
                .filter(group -> group.name().equals(status))
                .map(group -> new RowFilter(RowStatus.FIXABLE, group, null))
                .findFirst();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** What is not empty, as an address has it. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("status", status);
        parameters.put("q", q);
        parameters.put("code", code);
        parameters.put("column", column);
        parameters.put("field", field);
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }
}
