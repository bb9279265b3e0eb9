package dev.leadline.web.grid;

import dev.leadline.source.Row;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows that would be imported: with the edits, and without those that a person decided not to send. */
final class EditedIterator implements Iterator<Row> {

    private final Iterator<Row> rows;
    private final EditedCells edits;
    private @Nullable Row next;

    EditedIterator(Iterator<Row> rows, EditedCells edits) {
        this.rows = rows;
        this.edits = edits;
    }

    @Override
    public boolean hasNext() {
        while (next == null && rows.hasNext()) {
            Row row = rows.next();
            next = edits.isSkipped(row.number()) ? null : edits.applied(row);
        }
        return next != null;
    }

    @Override
    public Row next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Row row = next;
        next = null;
        return row;
    }
}
