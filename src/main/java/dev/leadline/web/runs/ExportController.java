package dev.leadline.web.runs;

import dev.leadline.audit.AuditLog;
import dev.leadline.lead.mapping.SearchWords;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RowSearchResult;
import dev.leadline.ledger.Run;
import dev.leadline.report.CsvExport;
import dev.leadline.shared.PageStart;
import dev.leadline.web.page.CsvAnswer;
import dev.leadline.web.page.NotFoundException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Gives out the rows that a list shows, all pages of them, by the same filter in the address. */
@Controller
final class ExportController {

    private static final int PAGE = 500;
    private static final int MOST_FOUND = 10_000;
    private static final List<String> OF_ROW = List.of("Row", "Line", "Status", "Reason");
    private static final List<String> CUT =
            List.of("Many rows match, and this file does not contain all of them. Narrow the search.");

    private final LedgerPages pages;
    private final LedgerView ledger;
    private final AuditLog audit;
    private final FoundRecord records;

    ExportController(LedgerPages pages, LedgerView ledger, AuditLog audit, FoundRecord records) {
        this.pages = pages;
        this.ledger = ledger;
        this.audit = audit;
        this.records = records;
    }

    @GetMapping("/runs/{id}/rows/export")
    void rows(@PathVariable long id, RowsQuery query, Principal who, HttpServletResponse response) throws IOException {
        Run run = ledger.run(id).orElseThrow(NotFoundException::new);
        ShownRows rows = ShownRows.of(pages, id, query);
        audit.note(who.getName(), "download", id, "rows");
        CsvExport csv = CsvAnswer.begin(
                response,
                "run-%d-rows%s.csv"
                        .formatted(
                                id,
                                query.oneStatus()
                                        .map(status -> "-" + status.name().toLowerCase(Locale.ROOT))
                                        .orElse("")),
                Stream.concat(OF_ROW.stream(), run.header().stream()).toList());
        PageStart start = PageStart.after(0);
        RowSearchResult page = rows.page(start, PAGE);
        while (!page.rows().isEmpty()) {
            page.rows().forEach(row -> csv.record(record(row)));
            start = PageStart.after(page.rows().get(page.rows().size() - 1).row());
            page = rows.page(start, PAGE);
        }
        if (page.isCut()) {
            csv.record(CUT);
        }
    }

    private List<Object> record(LedgerRow row) {
        return Stream.concat(
                        Stream.of(row.row(), row.line(), records.status(row), RowLine.reason(row)),
                        row.cells().stream())
                .map(Object.class::cast)
                .toList();
    }

    @GetMapping("/search/export")
    void search(@RequestParam(defaultValue = "") String q, Principal who, HttpServletResponse response)
            throws IOException {
        Set<String> words = SearchWords.of(q);
        Map<Long, List<LedgerRow>> found = words.isEmpty() ? Map.of() : pages.findInAllRuns(words, MOST_FOUND);
        audit.note(who.getName(), "download", null, "search results");
        CsvExport csv = CsvAnswer.begin(response, "leads.csv", FoundRecord.HEADER);
        found.forEach(records.to(csv)::write);
        if (found.values().stream().mapToInt(List::size).sum() == MOST_FOUND) {
            csv.record(CUT);
        }
    }
}
