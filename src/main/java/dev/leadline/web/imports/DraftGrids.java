package dev.leadline.web.imports;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.leadline.lead.mapping.ColumnPlan;
import dev.leadline.ledger.CellEdit;
import dev.leadline.ledger.DraftEdit;
import dev.leadline.ledger.DraftEditRepository;
import dev.leadline.ledger.DraftFile;
import dev.leadline.ledger.ImportDraftRepository;
import dev.leadline.plan.ImportPlan;
import dev.leadline.web.grid.EditedCells;
import dev.leadline.web.grid.FileGrid;
import dev.leadline.web.grid.GridChanges;
import dev.leadline.web.grid.GridColumn;
import dev.leadline.web.grid.RowFile;
import dev.leadline.web.upload.Upload;
import dev.leadline.web.upload.Uploads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The grids of the drafts that somebody looks at. What is edited is saved in the ledger first, and shown then. */
final class DraftGrids implements AutoCloseable {

    private static final int AT_ONCE = 2;
    private static final int REMEMBERED = 8;

    private final DraftEditRepository edits;
    private final DraftPlanner planner;
    private final Uploads uploads;
    private final Map<String, DraftGrid> grids = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .<String, DraftGrid>removalListener((id, grid, cause) -> {
                if (grid != null && cause != RemovalCause.REPLACED) {
                    grid.close();
                }
            })
            .build()
            .asMap();
    private final ExecutorService threads;

    DraftGrids(ImportDraftRepository savedDrafts, DraftPlanner planner, Uploads uploads) {
        this.edits = savedDrafts.edits();
        this.planner = planner;
        this.uploads = uploads;
        AtomicInteger number = new AtomicInteger();
        this.threads =
                Executors.newFixedThreadPool(AT_ONCE, task -> new Thread(task, "grid-" + number.incrementAndGet()));
    }

    /** The file of a draft, whose rows are edited. */
    DraftFile file(Drafts.OpenDraft open) {
        return new DraftFile(
                open.draft().id(), planner.read(open.upload()).file().sha256());
    }

    /** The number of the last change of the rows that was not undone; 0 for none. */
    long lastEdit(Drafts.OpenDraft open) {
        return edits.lastDone(file(open)).map(DraftEdit::number).orElse(0L);
    }

    /** The edits as they are now. */
    EditedCells edits(Drafts.OpenDraft open) {
        return EditedCells.of(edits, file(open));
    }

    /** The grid as it is now. The first call begins to read the file. */
    FileGrid of(Drafts.OpenDraft open) {
        return current(open).grid();
    }

    /** Begins to read the file, so that its rows are here when somebody wants to see them. */
    void prepare(Drafts.OpenDraft open) {
        current(open);
    }

    private DraftGrid current(Drafts.OpenDraft open) {
        Map<String, String> mapping = new HashMap<>(open.draft().values());
        mapping.keySet().removeAll(DraftChecks.BESIDE_ROWS);
        DraftGrid known = grids.compute(
                open.draft().id(),
                (id, before) -> before != null && before.isOf(mapping) ? before : begin(open, mapping, before));
        known.update(lastEdit(open), () -> edits(open));
        return known;
    }

    /** With the rows that are stored already, where only the mapping has changed. */
    private DraftGrid begin(Drafts.OpenDraft open, Map<String, String> mapping, @Nullable DraftGrid before) {
        ImportPlan plan = planner.draft(open.upload(), open.choices()).plan();
        if (before != null) {
            before.stop();
        }
        RowFile rows = before == null ? RowFile.in(open.upload().beside("")) : before.rows();
        FileGrid grid = new FileGrid(rows, plan.rows(), columns(plan), plan.mapping(), FieldLabel::of);
        DraftGrid begun = new DraftGrid(mapping, rows, grid);
        threads.execute(() -> begun.read(plan.file()));
        return begun;
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

    /** Why the file cannot be read, if so. */
    Optional<String> error(Drafts.OpenDraft open) {
        return current(open).error().map(open.upload()::withoutPath);
    }

    /**
     * Makes a change.
     *
     * @param label what is done, for people, given how many cells it changes
     * @param change computes the cells
     * @return the cells that were changed; none where there was nothing to change
     * @throws dev.leadline.message.UserException when the change is not possible
     */
    List<CellEdit> change(
            Drafts.OpenDraft open,
            String who,
            Function<List<CellEdit>, String> label,
            Function<GridChanges, List<CellEdit>> change) {
        DraftGrid current = current(open);
        synchronized (current) {
            List<CellEdit> cells = change.apply(current.grid().changes());
            if (!cells.isEmpty()) {
                long number = edits.add(file(open), label.apply(cells), who, cells);
                current.added(number, cells);
                uploads.touch(open.upload());
            }
            return cells;
        }
    }

    Optional<DraftEdit> undo(Drafts.OpenDraft open, String who) {
        return edits.undo(file(open), who);
    }

    Optional<DraftEdit> redo(Drafts.OpenDraft open, String who) {
        return edits.redo(file(open), who);
    }

    Optional<DraftEdit> lastDone(Drafts.OpenDraft open) {
        return edits.lastDone(file(open));
    }

    Optional<DraftEdit> firstUndone(Drafts.OpenDraft open) {
        return edits.firstUndone(file(open));
    }

    /** Forgets the grid of a draft. */
    void forget(Upload upload) {
        grids.remove(upload.id());
    }

    @Override
    public void close() {
        grids.clear();
        threads.shutdownNow();
    }
}
