package dev.leadline.web.grid;

import dev.leadline.ledger.CellEdit;
import dev.leadline.ledger.SavedEdit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A grid whose changes are saved first, and shown then. */
public final class EditableGrid {

    private final LoadedGrid loaded;
    private final GridEdits edits;

    /**
     * @param loaded the rows
     * @param edits where their changes are saved
     */
    public EditableGrid(LoadedGrid loaded, GridEdits edits) {
        this.loaded = loaded;
        this.edits = edits;
        loaded.update(edits.version(), edits::cells);
        mark();
    }

    private void mark() {
        edits.duplicates().ifPresent(loaded::mark);
    }

    /** The rows as they are now. */
    public FileGrid rows() {
        return loaded.grid();
    }

    /**
     * Makes a change.
     *
     * @param label what is done, for people, given the cells that it changes
     * @param change computes the cells
     * @return the cells that were changed; none where there was nothing to change
     * @throws dev.leadline.message.UserException when the change is not possible
     */
    List<CellEdit> change(
            String who, Function<List<CellEdit>, String> label, Function<GridChanges, List<CellEdit>> change) {
        synchronized (loaded) {
            List<CellEdit> cells = change.apply(loaded.grid().changes());
            if (!cells.isEmpty()) {
                loaded.added(edits.add(label.apply(cells), who, cells), cells, edits::cells);
                mark();
            }
            return cells;
        }
    }

    Optional<SavedEdit> undo(String who) {
        return updated(edits.undo(who));
    }

    Optional<SavedEdit> redo(String who) {
        return updated(edits.redo(who));
    }

    private Optional<SavedEdit> updated(Optional<SavedEdit> edit) {
        loaded.update(edits.version(), edits::cells);
        mark();
        return edit;
    }

    long version() {
        return edits.version();
    }

    /** What the last change was, that can be undone. */
    Optional<String> lastDone() {
        return edits.lastDone().map(SavedEdit::label);
    }

    /** What was undone last. */
    Optional<String> firstUndone() {
        return edits.firstUndone().map(SavedEdit::label);
    }

    /** Why the rows cannot be read, if so. */
    Optional<String> error() {
        return loaded.error();
    }
}
