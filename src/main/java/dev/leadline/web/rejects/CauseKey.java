package dev.leadline.web.rejects;

import dev.leadline.ledger.RowStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cause of rejects as addresses name it; empty texts stand for null.
 *
 * @param status of the rows
 * @param code of the problem
 * @param column at fault
 * @param field at fault
 */
record CauseKey(
        @Nullable RowStatus status,
        @Nullable String code,
        @Nullable String column,
        @Nullable String field) {

    /**
     * The kind of problem that the grid shows first.
     *
     * @param header of the run's file
     * @return a key as in {@link dev.leadline.web.grid.GridProblem}, or empty for all problems
     */
    String problem(List<String> header) {
        if (status == null) {
            return "";
        }
        String kind = code == null || code.isEmpty() ? status.name() : code;
        return kind + "." + Objects.requireNonNullElse(field, "") + "." + header.indexOf(column);
    }
}
