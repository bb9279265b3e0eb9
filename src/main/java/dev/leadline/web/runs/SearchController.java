package dev.leadline.web.runs;

import dev.leadline.lead.mapping.SearchWords;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RunLine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds a lead in all runs, by its e-mail address, its phone number or the beginning of a name. */
@Controller
final class SearchController {

    private static final int MOST = 100;

    private final LedgerPages pages;
    private final LedgerView ledger;

    SearchController(LedgerPages pages, LedgerView ledger) {
        this.pages = pages;
        this.ledger = ledger;
    }

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        Set<String> words = SearchWords.of(q);
        List<FoundRow> found = words.isEmpty()
                ? List.of()
                : pages.findInAllRuns(words, MOST).entrySet().stream()
                        .flatMap(this::lines)
                        .toList();
        model.addAttribute("findsBeginnings", pages.findsBeginnings());
        model.addAttribute("q", q);
        model.addAttribute("found", found);
        model.addAttribute("isCut", found.size() == MOST);
        return "runs/search";
    }

    private Stream<FoundRow> lines(Map.Entry<Long, List<LedgerRow>> ofRun) {
        RunLine run = pages.run(ofRun.getKey()).orElseThrow();
        ContactColumns contacts = ContactColumns.in(ledger.run(run.id()).orElseThrow());
        return ofRun.getValue().stream().map(row -> new FoundRow(run, RowLine.of(row, contacts)));
    }
}
