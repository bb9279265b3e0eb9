package dev.leadline.web.grid;

import dev.leadline.ledger.CellEdit;
import dev.leadline.ledger.SavedEdit;
import java.util.List;
import java.util.Optional;

/** Where the changes of a grid's rows are saved. */
public interface GridEdits {

    /** Grows with every change, whoever makes it. */
    long version();

    /** All edits as they are now. */
    EditedCells cells();

    /**
     * Saves a change.
     *
     * @param label what is done, for people
     * @param who makes it
     * @param cells each cell once
     * @return the version from now on
     * @throws dev.leadline.message.UserException when the rows can no longer be changed
     */
    long add(String label, String who, List<CellEdit> cells);

    /** Undoes the last change; empty when there is none. */
    Optional<SavedEdit> undo(String who);

    /** Makes the change again that was undone last; empty when there is none. */
    Optional<SavedEdit> redo(String who);

    /** The change that {@link #undo} undoes. */
    Optional<SavedEdit> lastDone();

    /** The change that {@link #redo} makes again. */
    Optional<SavedEdit> firstUndone();

    /** What becomes of the rows, as they are now, because of other rows; empty as long as that is not known. */
    Optional<DuplicateMarks> duplicates();
}
