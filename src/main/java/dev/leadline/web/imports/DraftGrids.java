package dev.leadline.web.imports;

import dev.leadline.lead.mapping.ColumnPlan;
import dev.leadline.ledger.DraftFile;
import dev.leadline.ledger.ImportDraftRepository;
import dev.leadline.ledger.SavedEdit;
import dev.leadline.plan.ImportPlan;
import dev.leadline.web.grid.DuplicateMarks;
import dev.leadline.web.grid.EditableGrid;
import dev.leadline.web.grid.EditedCells;
import dev.leadline.web.grid.FileGrid;
import dev.leadline.web.grid.GridColumn;
import dev.leadline.web.grid.LoadedGrid;
import dev.leadline.web.grid.OpenGrids;
import dev.leadline.web.grid.RowCheck;
import dev.leadline.web.grid.RowFile;
import dev.leadline.web.page.FieldLabel;
import dev.leadline.web.upload.Upload;
import dev.leadline.web.upload.Uploads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The grids of the drafts that somebody looks at. What is edited is saved in the ledger first, and shown then. */
final class DraftGrids implements AutoCloseable {

    private final ImportDraftRepository drafts;
    private final DraftPlanner planner;
    private final Uploads uploads;
    private final OpenGrids grids = new OpenGrids("grid");

    DraftGrids(ImportDraftRepository drafts, DraftPlanner planner, Uploads uploads) {
        this.drafts = drafts;
        this.planner = planner;
        this.uploads = uploads;
    }

    /** The file of a draft, whose rows are edited. */
    DraftFile file(Drafts.OpenDraft open) {
        return new DraftFile(
                open.draft().id(), planner.read(open.upload()).file().sha256());
    }

    /** The number of the last change of the rows that was not undone; 0 for none. */
    long lastEdit(Drafts.OpenDraft open) {
        return drafts.edits().lastDone(file(open)).map(SavedEdit::number).orElse(0L);
    }

    /** The edits as they are now. */
    EditedCells edits(Drafts.OpenDraft open) {
        return saved(open, Optional::empty).cells();
    }

    /**
     * The grid as it is now. The first call begins to read the file.
     *
     * @param duplicates the rows that are duplicates, as far as that is known
     */
    EditableGrid of(Drafts.OpenDraft open, Supplier<Optional<DuplicateMarks>> duplicates) {
        return new EditableGrid(loaded(open), saved(open, duplicates));
    }

    private DraftEdits saved(Drafts.OpenDraft open, Supplier<Optional<DuplicateMarks>> duplicates) {
        return new DraftEdits(drafts, file(open), () -> uploads.touch(open.upload()), duplicates);
    }

    /** Begins to read the file, so that its rows are here when somebody wants to see them. */
    void prepare(Drafts.OpenDraft open) {
        loaded(open);
    }

    private LoadedGrid loaded(Drafts.OpenDraft open) {
        Map<String, String> mapping = new HashMap<>(open.draft().values());
        mapping.keySet().removeAll(DraftChecks.BESIDE_ROWS);
        return grids.current(open.draft().id(), mapping, before -> begin(open, mapping, before));
    }

    /** With the rows that are stored already, where only the mapping has changed. */
    private LoadedGrid begin(Drafts.OpenDraft open, Object mapping, @Nullable LoadedGrid before) {
        ImportPlan plan = planner.draft(open.upload(), open.choices()).plan();
        if (before != null) {
            before.stop();
        }
        RowFile rows = before == null ? RowFile.in(open.upload().beside("")) : before.rows();
        FileGrid grid = new FileGrid(rows, plan.rows(), columns(plan), RowCheck.of(plan.mapping()), FieldLabel::of);
        return new LoadedGrid(
                mapping,
                rows,
                grid,
                action -> plan.file().readAll((header, all) -> {
                    all.forEachRemaining(action);
                    return open;
                }));
    }

    private static List<GridColumn> columns(ImportPlan plan) {
        List<ColumnPlan> columns = plan.mapping().columns();
        return IntStream.range(0, columns.size())
                .mapToObj(place -> column(place, columns.get(place)))
                .toList();
    }

    private static GridColumn column(int place, ColumnPlan column) {
        String field = column.field();
        return new GridColumn(place, column.column(), field == null ? "" : FieldLabel.of(field));
    }

    /** Forgets the grid of a draft. */
    void forget(Upload upload) {
        grids.forget(upload.id());
    }

    @Override
    public void close() {
        grids.close();
    }
}
