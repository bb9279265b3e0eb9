package dev.leadline.web.grid;

import dev.leadline.ledger.CellEdit;
import dev.leadline.ledger.RowEdit;
import dev.leadline.source.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What was edited in a file so far, by row. Only what differs from the file is held. */
public final class EditedCells {

    private final Map<Long, RowEdit> byRow = new ConcurrentHashMap<>();

    EditedCells() {}

    /**
     * Edits that are saved.
     *
     * @param source passes each cell; of a cell that it passes twice, the last text counts
     */
    public static EditedCells of(Consumer<Consumer<CellEdit>> source) {
        EditedCells edits = new EditedCells();
        source.accept(edits::add);
        return edits;
    }

    /**
     * The rows that would be imported: with the edits, and without those that a person decided not to send.
     *
     * @param rows as they stand in the file
     */
    public Iterator<Row> over(Iterator<Row> rows) {
        return byRow.isEmpty() ? rows : new EditedIterator(rows, this);
    }

    RowEdit of(long row) {
        return byRow.getOrDefault(row, RowEdit.NONE);
    }

    /** The row as it would be imported. */
    Row applied(Row row) {
        return row.with(of(row.number()).cells());
    }

    boolean isSkipped(long row) {
        return of(row).skippedBy() != null;
    }

    void add(CellEdit cell) {
        byRow.merge(cell.row(), edit(RowEdit.NONE, cell), (before, added) -> edit(before, cell));
        byRow.remove(cell.row(), RowEdit.NONE);
    }

    private static RowEdit edit(RowEdit before, CellEdit cell) {
        if (cell.isOfRow()) {
            return new RowEdit(before.cells(), cell.isChange() ? "" : null);
        }
        Map<Integer, String> cells = new HashMap<>(before.cells());
        if (cell.isChange()) {
            cells.put(cell.column(), cell.text());
        } else {
            cells.remove(cell.column());
        }
        return new RowEdit(cells, before.skippedBy());
    }

    /** The rows that these edits and others change differently. */
    Set<Long> differing(EditedCells others) {
        Set<Long> rows = new HashSet<>(byRow.keySet());
        rows.addAll(others.byRow.keySet());
        rows.removeIf(row -> of(row).equals(others.of(row)));
        return rows;
    }

    void replaceBy(EditedCells others) {
        byRow.keySet().retainAll(others.byRow.keySet());
        byRow.putAll(others.byRow);
    }

    long skipped() {
        return byRow.values().stream().filter(edit -> edit.skippedBy() != null).count();
    }

    long edited() {
        return byRow.values().stream().filter(edit -> !edit.cells().isEmpty()).count();
    }

    /** The number of cells. */
    long cells() {
        return byRow.values().stream().mapToLong(edit -> edit.cells().size()).sum();
    }
}
