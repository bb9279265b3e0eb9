package dev.leadline.web.imports;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.CellEdit;
import dev.leadline.ledger.DraftEdit;
import dev.leadline.report.DisplayFormat;
import dev.leadline.web.grid.FileGrid;
import dev.leadline.web.grid.GridChanges;
import dev.leadline.web.grid.GridChanges.TypedCell;
import dev.leadline.web.grid.GridPage;
import dev.leadline.web.grid.GridQuery;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rows of a draft for its grid, and every change that is made there. */
@RestController
@RequestMapping("/imports/{id}/grid")
final class GridController {

    private static final int MOST_ROWS = 500;
    private static final int MOST_SHOWN = 200;

    private final AuditLog audit;
    private final Drafts drafts;
    private final DraftGrids grids;

    GridController(AuditLog audit, Drafts drafts, DraftGrids grids) {
        this.audit = audit;
        this.drafts = drafts;
        this.grids = grids;
    }

    /**
     * A change that the grid asks for. What it does not need is absent.
     *
     * @param version of the draft that the person had before it
     * @param query the rows that are meant
     * @param cells what was typed or pasted
     * @param label what a person calls it
     * @param column the place of a column
     * @param find what is replaced
     * @param text what takes its place
     * @param whole whether only whole cells are replaced
     * @param rows numbers of rows
     * @param problem the key of a kind of problem
     * @param skip whether rows are not sent
     */
    record ChangeRequest(
            @Nullable Long version,
            @Nullable GridQuery query,
            @Nullable List<TypedCell> cells,
            @Nullable String label,
            @Nullable Integer column,
            @Nullable String find,
            @Nullable String text,
            @Nullable Boolean whole,
            @Nullable List<Long> rows,
            @Nullable String problem,
            @Nullable Boolean skip) {

        GridQuery meant() {
            return query == null ? GridQuery.ALL : query;
        }

        int place() {
            return column == null ? -1 : column;
        }
    }

    @GetMapping("/columns")
    Map<String, Object> columns(@PathVariable String id) {
        return Map.of("columns", grids.of(drafts.open(id)).columns());
    }

    @GetMapping("/rows")
    GridPage rows(
            @PathVariable String id,
            GridQuery query,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "100") int most) {
        return grids.of(drafts.open(id)).page(query, Math.max(0, from), Math.min(MOST_ROWS, most));
    }

    /** How far the file is, and what can be undone. */
    @GetMapping
    GridAnswer state(@PathVariable String id) {
        return answer(id, 0, false, List.of(), null);
    }

    /** How many cells of a column hold a text. */
    @GetMapping("/alike")
    Map<String, Object> alike(@PathVariable String id, @RequestParam int column, @RequestParam String text) {
        FileGrid grid = grids.of(drafts.open(id));
        return Map.of(
                "count",
                column < 0 || column >= grid.columns().size()
                        ? 0L
                        : grid.changes().count(column, text));
    }

    @PostMapping("/cells")
    GridAnswer type(@PathVariable String id, @RequestBody ChangeRequest request, Principal who) {
        List<TypedCell> cells = Objects.requireNonNullElse(request.cells(), List.of());
        return change(id, request, who, edits -> label(id, request, edits), changes -> changes.typed(cells));
    }

    private String label(String id, ChangeRequest request, List<CellEdit> edits) {
        CellEdit first = edits.get(0);
        return edits.size() > 1
                ? Objects.requireNonNullElse(request.label(), "Edit") + " " + DisplayFormat.count(edits.size(), "cell")
                : "Edit %s in row %d".formatted(column(id, first.column()), first.row());
    }

    @PostMapping("/replace")
    GridAnswer replace(@PathVariable String id, @RequestBody ChangeRequest request, Principal who) {
        return change(
                id,
                request,
                who,
                edits -> "Replace in %s (%s)"
                        .formatted(column(id, request.place()), DisplayFormat.count(edits.size(), "cell")),
                changes -> changes.replacing(
                        request.meant(),
                        request.place(),
                        Objects.requireNonNullElse(request.find(), ""),
                        Objects.requireNonNullElse(request.text(), ""),
                        Boolean.TRUE.equals(request.whole())));
    }

    private String column(String id, int place) {
        return grids.of(drafts.open(id)).columns().get(place).name();
    }

    /** Accepts the suggestions for one row, or for all rows that are shown. */
    @PostMapping("/suggestions")
    GridAnswer accept(@PathVariable String id, @RequestBody ChangeRequest request, Principal who) {
        List<Long> rows = request.rows();
        return change(
                id,
                request,
                who,
                edits -> "Accept suggestions for " + DisplayFormat.count(edits.size(), "cell"),
                changes -> rows != null
                        ? changes.suggested(rows.get(0))
                        : changes.suggested(request.meant(), Objects.requireNonNullElse(request.problem(), "")));
    }

    /** Decides that rows are not sent, or are sent after all. */
    @PostMapping("/skip")
    GridAnswer skip(@PathVariable String id, @RequestBody ChangeRequest request, Principal who) {
        boolean isSkipped = Boolean.TRUE.equals(request.skip());
        List<Long> rows = request.rows();
        return change(
                id,
                request,
                who,
                edits -> (isSkipped ? "Don't send " : "Send ") + DisplayFormat.count(edits.size(), "row"),
                changes -> rows != null
                        ? changes.skipping(rows, isSkipped)
                        : changes.skipping(request.meant(), isSkipped));
    }

    private GridAnswer change(
            String id,
            ChangeRequest request,
            Principal who,
            Function<List<CellEdit>, String> label,
            Function<GridChanges, List<CellEdit>> change) {
        Drafts.OpenDraft open = drafts.open(id);
        List<CellEdit> edits = grids.change(open, who.getName(), label, change);
        if (edits.size() > 1) {
            audit.note(who.getName(), "edit-draft", null, edits.size() + " cells");
        }
        return answer(id, edits.size(), isStale(open, request), edits, null);
    }

    private static boolean isStale(Drafts.OpenDraft open, ChangeRequest request) {
        return request.version() != null && request.version() != open.draft().version();
    }

    @PostMapping("/undo")
    GridAnswer undo(@PathVariable String id, @RequestBody ChangeRequest request, Principal who) {
        Drafts.OpenDraft open = drafts.open(id);
        return answer(id, isStale(open, request), grids.undo(open, who.getName()), "Undone");
    }

    @PostMapping("/redo")
    GridAnswer redo(@PathVariable String id, @RequestBody ChangeRequest request, Principal who) {
        Drafts.OpenDraft open = drafts.open(id);
        return answer(id, isStale(open, request), grids.redo(open, who.getName()), "Redone");
    }

    private GridAnswer answer(String id, boolean isStale, Optional<DraftEdit> edit, String verb) {
        return answer(
                id,
                edit.map(DraftEdit::cells).orElse(0L),
                isStale,
                List.of(),
                edit.map(done -> verb + ": " + done.label()).orElse(null));
    }

    private GridAnswer answer(String id, long changed, boolean isStale, List<CellEdit> edits, @Nullable String said) {
        Drafts.OpenDraft open = drafts.open(id);
        FileGrid grid = grids.of(open);
        List<Long> rows = edits.stream().map(CellEdit::row).distinct().toList();
        return new GridAnswer(
                open.draft().version(),
                changed,
                isStale,
                said,
                rows.size() <= MOST_SHOWN ? grid.rows(rows) : null,
                grid.counts(),
                grids.lastDone(open).map(DraftEdit::label).orElse(null),
                grids.firstUndone(open).map(DraftEdit::label).orElse(null),
                grids.error(open).orElse(null));
    }
}
