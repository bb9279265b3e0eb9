package dev.leadline.web.grid;

import dev.leadline.web.grid.GridChanges.TypedCell;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change that a grid asks for. What it does not need is absent.
 *
 * @param version that the person had seen before it
 * @param query the rows that are meant
 * @param cells what was typed or pasted
 * @param label what a person calls it
 * @param column the place of a column
 * @param find what is replaced
 * @param text what takes its place
 * @param whole whether only whole cells are replaced
 * @param rows numbers of rows
 * @param problem the key of a kind of problem
 * @param skip whether rows are not sent
 */
record GridChangeRequest(
        @Nullable Long version,
        @Nullable GridQuery query,
        @Nullable List<TypedCell> cells,
        @Nullable String label,
        @Nullable Integer column,
        @Nullable String find,
        @Nullable String text,
        @Nullable Boolean whole,
        @Nullable List<Long> rows,
        @Nullable String problem,
        @Nullable Boolean skip) {

    GridQuery meant() {
        return Objects.requireNonNullElse(query, GridQuery.ALL);
    }

    int place() {
        return Objects.requireNonNullElse(column, -1);
    }

    List<TypedCell> typed() {
        return Objects.requireNonNullElse(cells, List.of());
    }

    boolean isSkipping() {
        return Boolean.TRUE.equals(skip);
    }

    boolean isStale(long now) {
        return version != null && version != now;
    }
}
