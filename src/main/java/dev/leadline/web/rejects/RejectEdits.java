package dev.leadline.web.rejects;

import dev.leadline.ledger.CellEdit;
import dev.leadline.ledger.CorrectionEditRepository;
import dev.leadline.ledger.SavedEdit;
import dev.leadline.web.grid.DuplicateMarks;
import dev.leadline.web.grid.EditedCells;
import dev.leadline.web.grid.GridEdits;
import java.util.List;
import java.util.Optional;

/** The changes of the rejects of one run. */
final class RejectEdits implements GridEdits {

    private final CorrectionEditRepository edits;
    private final long run;
    private final RejectDuplicates duplicates;

    RejectEdits(CorrectionEditRepository edits, long run, RejectDuplicates duplicates) {
        this.edits = edits;
        this.run = run;
        this.duplicates = duplicates;
    }

    @Override
    public long version() {
        return edits.version(run);
    }

    @Override
    public EditedCells cells() {
        return EditedCells.of(action -> edits.forEachCell(run, action));
    }

    @Override
    public long add(String label, String who, List<CellEdit> cells) {
        return edits.add(run, label, who, cells);
    }

    @Override
    public Optional<SavedEdit> undo(String who) {
        return edits.undo(run, who);
    }

    @Override
    public Optional<SavedEdit> redo(String who) {
        return edits.redo(run, who);
    }

    @Override
    public Optional<SavedEdit> lastDone() {
        return edits.lastDone(run);
    }

    @Override
    public Optional<SavedEdit> firstUndone() {
        return edits.firstUndone(run);
    }

    @Override
    public Optional<DuplicateMarks> duplicates() {
        return Optional.of(duplicates.marks());
    }
}
