package dev.leadline.web.runs;

import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RowSearchResult;
import dev.leadline.ledger.Run;
import dev.leadline.shared.PageStart;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.page.PageSlice;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The rows of a run, by the filter in the address. */
@Controller
final class RunRowsController {

    private static final int PAGE = 50;

    private final LedgerPages pages;
    private final LedgerView ledger;
    private final RunHeader header;

    RunRowsController(LedgerPages pages, LedgerView ledger, RunHeader header) {
        this.pages = pages;
        this.ledger = ledger;
        this.header = header;
    }

    @GetMapping("/runs/{id}/rows")
    String rows(
            @PathVariable long id,
            RowsQuery query,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "0") long before,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean isPart,
            HttpServletResponse response,
            Model model) {
        header.show(id, RunHeader.Tab.ROWS, model);
        Run run = ledger.run(id).orElseThrow(NotFoundException::new);
        rows(run, query, before > 0 ? PageStart.before(before) : PageStart.after(after), model);
        if (!isPart) {
            return "runs/rows";
        }
        response.setHeader("HX-Push-Url", address(id, query));
        return "runs/rows :: rows";
    }

    /** The page that shows the same rows, so that going back and reloading find them again. */
    static String address(long id, RowsQuery query) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/runs/{id}/rows");
        query.parameters().keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(withId(id, query.parameters())).toUriString();
    }

    private static Map<String, Object> withId(long id, Map<String, String> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("id", id);
        return all;
    }

    private void rows(Run run, RowsQuery query, PageStart start, Model model) {
        ShownRows shown = ShownRows.of(pages, run.id(), query);
        AtomicBoolean isCut = new AtomicBoolean();
        PageSlice<LedgerRow> page = PageSlice.of(
                (from, most) -> {
                    RowSearchResult found = shown.page(from, most);
                    isCut.set(found.isCut());
                    return found.rows();
                },
                start,
                PageStart.after(0),
                LedgerRow::row,
                PAGE);
        ContactColumns contacts = ContactColumns.in(run);
        model.addAttribute("page", page);
        model.addAttribute(
                "rows",
                page.items().stream().map(row -> RowLine.of(row, contacts)).toList());
        model.addAttribute("findsBeginnings", pages.findsBeginnings());
        model.addAttribute("isCut", isCut.get());
        model.addAttribute("query", query);
    }
}
