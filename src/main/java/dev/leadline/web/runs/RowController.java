package dev.leadline.web.runs;

import dev.leadline.ledger.CellEdit;
import dev.leadline.ledger.ImportDraftRepository;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RowHistory;
import dev.leadline.ledger.RowRef;
import dev.leadline.ledger.Run;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.page.SentFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One row and its history. */
@Controller
final class RowController {

    private final LedgerPages pages;
    private final LedgerView ledger;
    private final ImportDraftRepository savedDrafts;

    RowController(LedgerPages pages, LedgerView ledger, ImportDraftRepository savedDrafts) {
        this.pages = pages;
        this.ledger = ledger;
        this.savedDrafts = savedDrafts;
    }

    /**
     * A cell under its column's name.
     *
     * @param original as it stands in the file where somebody edited it before the import, or null
     */
    record FileCell(
            String column,
            String text,
            boolean isBad,
            @Nullable String original) {}

    @GetMapping("/runs/{id}/rows/{number}")
    String row(@PathVariable long id, @PathVariable long number, Model model) {
        Run run = ledger.run(id).orElseThrow(NotFoundException::new);
        RowHistory history = pages.history(new RowRef(id, number)).orElseThrow(NotFoundException::new);
        model.addAttribute("run", pages.run(id).orElseThrow(NotFoundException::new));
        model.addAttribute("history", history);
        model.addAttribute("row", history.row());
        model.addAttribute("name", ContactColumns.in(run).name(history.row()));
        model.addAttribute("cells", cells(history.row(), run.header(), originals(new RowRef(id, number))));
        model.addAttribute("sent", SentFields.of(history.body()));
        model.addAttribute(
                "isUndoable", pages.undoableDecisions(id).stream().anyMatch(decision -> decision.row() == number));
        return "runs/row";
    }

    private Map<Integer, String> originals(RowRef row) {
        return savedDrafts.edits().of(row).stream().collect(Collectors.toMap(CellEdit::column, CellEdit::original));
    }

    private static List<FileCell> cells(LedgerRow row, List<String> header, Map<Integer, String> originals) {
        List<String> bad = row.problems().stream()
                .map(problem -> problem.column())
                .filter(Objects::nonNull)
                .toList();
        List<FileCell> cells = new ArrayList<>();
        for (int place = 0; place < row.cells().size(); place++) {
            String column = place < header.size() ? header.get(place) : "cell " + (place + 1);
            cells.add(new FileCell(column, row.cells().get(place), bad.contains(column), originals.get(place)));
        }
        return cells;
    }
}
