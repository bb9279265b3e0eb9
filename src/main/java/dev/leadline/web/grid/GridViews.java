package dev.leadline.web.grid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.leadline.source.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of each filter and order that somebody looks at. They stay as they were when it was applied. */
final class GridViews {

    private static final long MOST_ROWS = 4_000_000;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

    private final RowFile file;
    private final EditedCells edits;
    private final RowMarks marks;
    private final Cache<GridQuery, int[]> known = Caffeine.newBuilder()
            .maximumWeight(MOST_ROWS)
            .weigher((GridQuery query, int[] rows) -> rows.length + 1)
            .executor(Runnable::run)
            .build();

    GridViews(RowFile file, EditedCells edits, RowMarks marks) {
        this.file = file;
        this.edits = edits;
        this.marks = marks;
    }

    /** The indexes of the rows in their order; null for all rows in the order of the file. */
    int @Nullable [] of(GridQuery query) {
        if (query.isEverything()) {
            return null;
        }
        boolean isReady = marks.checked() == marks.size();
        return isReady ? known.get(query, this::rows) : rows(query);
    }

    private int[] rows(GridQuery query) {
        if (!query.needsCells()) {
            return IntStream.range(0, file.size())
                    .filter(index -> fits(query, index))
                    .toArray();
        }
        List<SortableRow> rows = new ArrayList<>();
        String wanted = query.text().toLowerCase(Locale.ROOT);
        Iterator<Row> all = file.rows();
        while (all.hasNext()) {
            Row row = edits.applied(all.next());
            int index = file.indexOf(row.number());
            if (fits(query, index) && holds(row, query.column(), wanted)) {
                rows.add(SortableRow.of(index, query.sort() < 0 ? "" : cell(row, query.sort())));
            }
        }
        if (query.sort() >= 0) {
            rows.sort(SortableRow.order(query.descending()));
        }
        return rows.stream().mapToInt(SortableRow::index).toArray();
    }

    private boolean fits(GridQuery query, int index) {
        boolean isShown = switch (query.show()) {
            case "problems" -> marks.isBad(index);
            case "edited" -> !edits.of(file.number(index)).cells().isEmpty();
            case "duplicates" -> marks.isDuplicate(index);
            case "skipped" -> edits.isSkipped(file.number(index));
            default -> true;
        };
        return isShown && (query.problem().isEmpty() || marks.has(index, query.problem()));
    }

    private static boolean holds(Row row, int column, String wanted) {
        return wanted.isEmpty()
                || (column >= 0
                        ? contains(cell(row, column), wanted)
                        : row.cells().stream().anyMatch(cell -> contains(cell, wanted)));
    }

    private static boolean contains(String cell, String wanted) {
        return cell.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static String cell(Row row, int column) {
        return column < row.cells().size() ? row.cells().get(column) : "";
    }

    /** A row with what it is sorted by: numbers before texts, and empty cells last. */
    private record SortableRow(int index, @Nullable Double number, String text) {

        static SortableRow of(int index, String cell) {
            String plain = cell.strip().replace("$", "").replace(",", "");
            return NUMBER.matcher(plain).matches()
                    ? new SortableRow(index, Double.valueOf(plain), "")
                    : new SortableRow(index, null, cell.strip().toLowerCase(Locale.ROOT));
        }

        private boolean isEmpty() {
            return number == null && text.isEmpty();
        }

        static Comparator<SortableRow> order(boolean descending) {
            Comparator<SortableRow> cells = Comparator.comparing(
                            SortableRow::number, Comparator.nullsLast(Comparator.<Double>naturalOrder()))
                    .thenComparing(SortableRow::text);
            return Comparator.comparing(SortableRow::isEmpty).thenComparing(descending ? cells.reversed() : cells);
        }
    }
}
