package dev.leadline.web.imports;

import dev.leadline.ledger.CellEdit;
import dev.leadline.ledger.DraftEditRepository;
import dev.leadline.ledger.DraftFile;
import dev.leadline.ledger.ImportDraft;
import dev.leadline.ledger.ImportDraftRepository;
import dev.leadline.ledger.SavedEdit;
import dev.leadline.web.grid.DuplicateMarks;
import dev.leadline.web.grid.EditedCells;
import dev.leadline.web.grid.GridEdits;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The changes of the rows of one draft. */
final class DraftEdits implements GridEdits {

    private final ImportDraftRepository drafts;
    private final DraftEditRepository edits;
    private final DraftFile file;
    private final Runnable changed;
    private final Supplier<Optional<DuplicateMarks>> duplicates;

    /**
     * @param changed told of every change that was saved
     * @param duplicates the rows that are duplicates, as far as that is known
     */
    DraftEdits(
            ImportDraftRepository drafts,
            DraftFile file,
            Runnable changed,
            Supplier<Optional<DuplicateMarks>> duplicates) {
        this.drafts = drafts;
        this.edits = drafts.edits();
        this.file = file;
        this.changed = changed;
        this.duplicates = duplicates;
    }

    /** Grows with what is chosen for the columns as well. */
    @Override
    public long version() {
        return drafts.find(file.draft()).map(ImportDraft::version).orElse(0L);
    }

    @Override
    public EditedCells cells() {
        return EditedCells.of(action -> edits.forEachCell(file, action));
    }

    @Override
    public long add(String label, String who, List<CellEdit> cells) {
        long version = edits.add(file, label, who, cells);
        changed.run();
        return version;
    }

    @Override
    public Optional<SavedEdit> undo(String who) {
        return edits.undo(file, who);
    }

    @Override
    public Optional<SavedEdit> redo(String who) {
        return edits.redo(file, who);
    }

    @Override
    public Optional<SavedEdit> lastDone() {
        return edits.lastDone(file);
    }

    @Override
    public Optional<SavedEdit> firstUndone() {
        return edits.firstUndone(file);
    }

    @Override
    public Optional<DuplicateMarks> duplicates() {
        return duplicates.get();
    }
}
