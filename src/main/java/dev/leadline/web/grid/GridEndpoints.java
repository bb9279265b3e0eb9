package dev.leadline.web.grid;

import dev.leadline.ledger.CellEdit;
import dev.leadline.ledger.SavedEdit;
import dev.leadline.report.CsvExport;
import dev.leadline.report.DisplayFormat;
import dev.leadline.web.grid.GridChanges.TypedCell;
import dev.leadline.web.page.CsvAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What the page of a grid asks for: rows, how far they are, and every change. A controller for each source of rows maps it to an
 * address of its own.
 */
public abstract class GridEndpoints {

    private static final int MOST_ROWS = 500;
    private static final int MOST_SHOWN = 200;
    private static final List<String> OF_ROW = List.of("Row", "Line", "Problems");

    private final UnaryOperator<String> withoutPaths;

    /** @param withoutPaths takes the folders of the server out of a sentence */
    protected GridEndpoints(UnaryOperator<String> withoutPaths) {
        this.withoutPaths = withoutPaths;
    }

    /**
     * A grid as it is now.
     *
     * @param id as the address has it
     * @throws dev.leadline.web.page.NotFoundException when there is none
     */
    protected abstract EditableGrid open(String id);

    /** Notes that somebody changed many cells at once. */
    protected abstract void note(String id, String who, int cells);

    /** Notes that somebody downloaded rows. */
    protected abstract void noteExport(String id, String who);

    @GetMapping("/columns")
    Map<String, Object> columns(@PathVariable String id) {
        return Map.of("columns", open(id).rows().columns());
    }

    @GetMapping("/rows")
    GridPage rows(
            @PathVariable String id,
            GridQuery query,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "100") int most) {
        return open(id).rows().page(query, Math.max(0, from), Math.min(MOST_ROWS, most));
    }

    /** The rows of a view, all of them, as they would be sent, for a spreadsheet. */
    @GetMapping("/export")
    void export(@PathVariable String id, GridQuery query, Principal who, HttpServletResponse response)
            throws IOException {
        FileGrid grid = open(id).rows();
        noteExport(id, who.getName());
        List<String> header = Stream.concat(
                        OF_ROW.stream(), grid.columns().stream().map(GridColumn::name))
                .toList();
        CsvExport csv = CsvAnswer.begin(response, "rows.csv", header);
        GridPage page = grid.page(query, 0, MOST_ROWS);
        while (!page.rows().isEmpty()) {
            page.rows().forEach(row -> csv.record(record(row)));
            page = grid.page(query, page.from() + page.rows().size(), MOST_ROWS);
        }
    }

    private static List<Object> record(GridRow row) {
        String problems = row.marks().stream().map(CellMark::message).collect(Collectors.joining(" "));
        return Stream.concat(Stream.of(row.row(), row.line(), problems), row.cells().stream())
                .map(Object.class::cast)
                .toList();
    }

    /** How far the rows are, and what can be undone. */
    @GetMapping
    GridAnswer state(@PathVariable String id) {
        return answer(open(id), 0, false, List.of(), null, null);
    }

    /** How many cells of a column hold a text. */
    @GetMapping("/alike")
    Map<String, Object> alike(
            @PathVariable String id,
            @RequestParam(defaultValue = "-1") int column,
            @RequestParam(defaultValue = "") String text) {
        FileGrid grid = open(id).rows();
        return Map.of(
                "count",
                column < 0 || column >= grid.columns().size()
                        ? 0L
                        : grid.changes().count(column, text));
    }

    @PostMapping("/cells")
    GridAnswer type(@PathVariable String id, @RequestBody GridChangeRequest request, Principal who) {
        EditableGrid grid = open(id);
        List<TypedCell> outdated = new ArrayList<>();
        return change(
                id,
                grid,
                request,
                who,
                edits -> label(grid, request, edits),
                changes -> {
                    outdated.addAll(changes.outdated(request.typed()));
                    return changes.typed(request.typed());
                },
                () -> conflict(grid, outdated));
    }

    private static String label(EditableGrid grid, GridChangeRequest request, List<CellEdit> edits) {
        CellEdit first = edits.get(0);
        return edits.size() > 1
                ? Objects.requireNonNullElse(request.label(), "Edit") + " " + DisplayFormat.count(edits.size(), "cell")
                : "Edit %s in row %d".formatted(column(grid, first.column()), first.row());
    }

    /** What a person is told whose cells were left alone. */
    private static @Nullable String conflict(EditableGrid grid, List<TypedCell> outdated) {
        if (outdated.isEmpty()) {
            return null;
        }
        TypedCell first = outdated.get(0);
        String now = grid.rows().rows(List.of(first.row())).get(0).cells().get(first.column());
        String cell = "%s in row %d is now “%s”, and your “%s” was not saved."
                .formatted(column(grid, first.column()), first.row(), now, first.text());
        return outdated.size() == 1
                ? "Somebody else changed this cell while you were editing. " + cell
                : "Somebody else changed %s while you were editing, and yours were not saved. The first one: %s"
                        .formatted(DisplayFormat.count(outdated.size(), "cell"), cell);
    }

    @PostMapping("/replace")
    GridAnswer replace(@PathVariable String id, @RequestBody GridChangeRequest request, Principal who) {
        EditableGrid grid = open(id);
        return change(
                id,
                grid,
                request,
                who,
                edits -> "Replace in %s (%s)"
                        .formatted(column(grid, request.place()), DisplayFormat.count(edits.size(), "cell")),
                changes -> changes.replacing(
                        request.meant(),
                        request.place(),
                        Objects.requireNonNullElse(request.find(), ""),
                        Objects.requireNonNullElse(request.text(), ""),
                        Boolean.TRUE.equals(request.whole())));
    }

    private static String column(EditableGrid grid, int place) {
        return grid.rows().columns().get(place).name();
    }

    /** Accepts the suggestions for one row, or for all rows that are shown. */
    @PostMapping("/suggestions")
    GridAnswer accept(@PathVariable String id, @RequestBody GridChangeRequest request, Principal who) {
        List<Long> rows = request.rows();
        return change(
                id,
                open(id),
                request,
                who,
                edits -> "Accept suggestions for " + DisplayFormat.count(edits.size(), "cell"),
                changes -> rows != null
                        ? changes.suggested(rows.get(0))
                        : changes.suggested(request.meant(), Objects.requireNonNullElse(request.problem(), "")));
    }

    /** Decides that rows are not sent, or are sent after all. */
    @PostMapping("/skip")
    GridAnswer skip(@PathVariable String id, @RequestBody GridChangeRequest request, Principal who) {
        List<Long> rows = request.rows();
        return change(
                id,
                open(id),
                request,
                who,
                edits -> (request.isSkipping() ? "Don't send " : "Send ") + DisplayFormat.count(edits.size(), "row"),
                changes -> rows != null
                        ? changes.skipping(rows, request.isSkipping())
                        : changes.skipping(request.meant(), request.isSkipping()));
    }

    private GridAnswer change(
            String id,
            EditableGrid grid,
            GridChangeRequest request,
            Principal who,
            Function<List<CellEdit>, String> label,
            Function<GridChanges, List<CellEdit>> change) {
        return change(id, grid, request, who, label, change, () -> null);
    }

    private GridAnswer change(
            String id,
            EditableGrid grid,
            GridChangeRequest request,
            Principal who,
            Function<List<CellEdit>, String> label,
            Function<GridChanges, List<CellEdit>> change,
            Conflict conflict) {
        boolean isStale = request.isStale(grid.version());
        List<CellEdit> edits = grid.change(who.getName(), label, change);
        if (edits.size() > 1) {
            note(id, who.getName(), edits.size());
        }
        return answer(grid, edits.size(), isStale, edits, null, conflict.sentence());
    }

    private interface Conflict {
        @Nullable
        String sentence();
    }

    @PostMapping("/undo")
    GridAnswer undo(@PathVariable String id, @RequestBody GridChangeRequest request, Principal who) {
        EditableGrid grid = open(id);
        boolean isStale = request.isStale(grid.version());
        return answer(grid, isStale, grid.undo(who.getName()), "Undone");
    }

    @PostMapping("/redo")
    GridAnswer redo(@PathVariable String id, @RequestBody GridChangeRequest request, Principal who) {
        EditableGrid grid = open(id);
        boolean isStale = request.isStale(grid.version());
        return answer(grid, isStale, grid.redo(who.getName()), "Redone");
    }

    private GridAnswer answer(EditableGrid grid, boolean isStale, Optional<SavedEdit> edit, String verb) {
        return answer(
                grid,
                edit.map(SavedEdit::cells).orElse(0L),
                isStale,
                List.of(),
                edit.map(done -> verb + ": " + done.label()).orElse(null),
                null);
    }

    private GridAnswer answer(
            EditableGrid grid,
            long changed,
            boolean isStale,
            List<CellEdit> edits,
            @Nullable String said,
            @Nullable String conflict) {
        List<Long> rows = edits.stream().map(CellEdit::row).distinct().toList();
        return new GridAnswer(
                grid.version(),
                changed,
                isStale,
                said,
                conflict,
                rows.size() <= MOST_SHOWN ? grid.rows().rows(rows) : null,
                grid.rows().counts(),
                grid.lastDone().orElse(null),
                grid.firstUndone().orElse(null),
                grid.error().map(withoutPaths).orElse(null));
    }
}
