package dev.leadline.web.grid;

import dev.leadline.ledger.CellEdit;
import dev.leadline.message.UserException;
import dev.leadline.source.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Computes the cells that a change of the grid concerns. Nothing is changed by it. Cells of malformed records are left alone,
 * since nobody knows which column they belong to.
 */
final class GridChanges {

    /** An import has to hold its edits in memory. */
    static final int MOST_CELLS = 250_000;

    private final FileGrid grid;

    GridChanges(FileGrid grid) {
        this.grid = grid;
    }

    /**
     * A cell that a person typed.
     *
     * @param row the record's number
     * @param column its place
     * @param text the new text
     * @param seen the text that the person saw in the cell before, or null where that does not matter
     */
    public record TypedCell(
            long row, int column, String text, @Nullable String seen) {}

    /**
     * Cells that were typed or pasted.
     *
     * @return those that differ from what they are now, without those that somebody else has changed since the person saw them
     * @throws UserException when a row is malformed and nothing else was typed
     */
    public List<CellEdit> typed(List<TypedCell> cells) {
        List<CellEdit> edits = new ArrayList<>();
        boolean isLocked = false;
        for (TypedCell cell : unique(cells)) {
            Row row = grid.stored(cell.row());
            isLocked |= row.fault() != null;
            if (!isOutdated(cell, row)) {
                add(row, cell.column(), cell.text(), edits);
            }
        }
        if (edits.isEmpty() && isLocked) {
            throw UserException.usage("web.row-not-editable");
        }
        return limited(edits);
    }

    /** What was typed into cells that somebody else has changed since the person saw them. */
    public List<TypedCell> outdated(List<TypedCell> cells) {
        return unique(cells).stream()
                .filter(cell -> isOutdated(cell, grid.stored(cell.row())))
                .toList();
    }

    private boolean isOutdated(TypedCell cell, Row inFile) {
        List<String> now = grid.edited(inFile).cells();
        return cell.seen() != null
                && cell.column() >= 0
                && cell.column() < now.size()
                && !lines(cell.seen()).equals(lines(now.get(cell.column())))
                && !lines(cell.text()).equals(lines(now.get(cell.column())));
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static List<TypedCell> unique(List<TypedCell> cells) {
        Map<Map.Entry<Long, Integer>, TypedCell> last = new LinkedHashMap<>();
        cells.forEach(cell -> last.put(Map.entry(cell.row(), cell.column()), cell));
        return List.copyOf(last.values());
    }

    private void add(Row inFile, int column, String text, List<CellEdit> edits) {
        if (inFile.fault() != null || column < 0 || column >= inFile.cells().size()) {
            return;
        }
        String lines = lines(text);
        if (!grid.edited(inFile).cells().get(column).equals(lines)) {
            edits.add(new CellEdit(inFile.number(), column, inFile.cells().get(column), lines));
        }
    }

    /**
     * Replaces a text in a column.
     *
     * @param query the rows
     * @param column the column's place
     * @param find the text that is looked for
     * @param text what takes its place
     * @param isWhole whether only cells that hold nothing else are changed; else the case of letters does not count
     */
    public List<CellEdit> replacing(GridQuery query, int column, String find, String text, boolean isWhole) {
        Pattern part = Pattern.compile(Pattern.quote(find), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        List<CellEdit> edits = new ArrayList<>();
        forEach(query, inFile -> {
            Row row = grid.edited(inFile);
            if (column < row.cells().size()) {
                String cell = row.cells().get(column);
                boolean isFound = isWhole
                        ? cell.equals(find)
                        : !find.isEmpty() && part.matcher(cell).find();
                if (isFound) {
                    String changed = isWhole ? text : part.matcher(cell).replaceAll(Matcher.quoteReplacement(text));
                    add(inFile, column, changed, edits);
                }
            }
        });
        return limited(edits);
    }

    /** Accepts the suggestions for a kind of problem, or all of them where its key is empty. */
    public List<CellEdit> suggested(GridQuery query, String problem) {
        List<CellEdit> edits = new ArrayList<>();
        forEach(query, inFile -> {
            if (!grid.isSkipped(inFile.number())) {
                suggested(inFile, problem, edits);
            }
        });
        return limited(edits);
    }

    /** Accepts the suggestions for one row. */
    public List<CellEdit> suggested(long row) {
        List<CellEdit> edits = new ArrayList<>();
        suggested(grid.stored(row), "", edits);
        return edits;
    }

    private void suggested(Row inFile, String problem, List<CellEdit> edits) {
        grid.suggestions(inFile, problem).forEach((column, text) -> add(inFile, column, text, edits));
    }

    /** Decides that rows are not sent, or are sent after all. */
    public List<CellEdit> skipping(List<Long> rows, boolean isSkipped) {
        return rows.stream()
                .distinct()
                .filter(row -> grid.isSkipped(row) != isSkipped)
                .map(row -> CellEdit.ofRow(grid.stored(row).number(), isSkipped))
                .toList();
    }

    /** Decides the same for all rows of a view. */
    public List<CellEdit> skipping(GridQuery query, boolean isSkipped) {
        List<Long> rows = new ArrayList<>();
        forEach(query, row -> rows.add(row.number()));
        return limited(skipping(rows, isSkipped));
    }

    /** How many cells of a column hold a text. */
    public long count(int column, String text) {
        long count = 0;
        Iterator<Row> rows = grid.inFile(GridQuery.ALL);
        while (rows.hasNext()) {
            Row row = grid.edited(rows.next());
            count += row.fault() == null && row.cells().get(column).equals(text) ? 1 : 0;
        }
        return count;
    }

    private void forEach(GridQuery query, Consumer<Row> action) {
        grid.inFile(query).forEachRemaining(action);
    }

    private List<CellEdit> limited(List<CellEdit> edits) {
        if (edits.size() + grid.editedCells() > MOST_CELLS) {
            throw UserException.usage("web.too-many-edits", MOST_CELLS);
        }
        return edits;
    }
}
