package dev.leadline.web.runs;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.LeadListRepository;
import dev.leadline.ledger.LeadSlice;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RowRef;
import dev.leadline.ledger.RunLine;
import dev.leadline.shared.PageStart;
import dev.leadline.web.page.CsvAnswer;
import dev.leadline.web.page.ViewFormat;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The leads behind the numbers of the first page, of all runs of a time. */
@Controller
final class LeadsController {

    private static final PageStart NEWEST = PageStart.before(Long.MAX_VALUE);

    /** As many as the first page counts. */
    private static final int MOST_RUNS = 500;

    private static final int PAGE = 50;
    private static final int EXPORTED = 500;

    private final LedgerPages pages;
    private final LeadListRepository leads;
    private final LedgerView ledger;
    private final FoundRecord records;
    private final AuditLog audit;
    private final ViewFormat show;

    LeadsController(
            LedgerPages pages,
            LeadListRepository leads,
            LedgerView ledger,
            FoundRecord records,
            AuditLog audit,
            ViewFormat show) {
        this.pages = pages;
        this.leads = leads;
        this.ledger = ledger;
        this.records = records;
        this.audit = audit;
        this.show = show;
    }

    @GetMapping("/leads")
    String leads(
            LeadsQuery query,
            @RequestParam(defaultValue = "0") long run,
            @RequestParam(defaultValue = "0") long row,
            Model model) {
        List<RunLine> runs = runs(query);
        Map<Long, Long> counts = leads.counts(runs, query.filter());
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        LeadSlice page = leads.page(List.copyOf(counts.keySet()), query.filter(), new RowRef(run, row), PAGE);
        List<FoundRow> found = found(page, runs);
        RowRef next = page.next();
        model.addAttribute("heading", query.heading(total, show));
        model.addAttribute("period", query.period(show));
        model.addAttribute("note", query.note());
        model.addAttribute("isCut", runs.size() == MOST_RUNS || query.firstRun() > 0);
        model.addAttribute("found", found);
        model.addAttribute("isSearching", next != null && found.size() < PAGE);
        model.addAttribute("export", query.address("/leads/export", Map.of()));
        model.addAttribute("start", run == 0 ? null : query.address("/leads", Map.of()));
        model.addAttribute(
                "next", next == null ? null : query.address("/leads", Map.of("run", next.run(), "row", next.row())));
        return "runs/leads";
    }

    private List<RunLine> runs(LeadsQuery query) {
        return pages.runs(query.runs(ZoneId.of(show.zone())), NEWEST, MOST_RUNS).stream()
                .filter(line -> line.id() >= query.firstRun())
                .toList();
    }

    private List<FoundRow> found(LeadSlice page, List<RunLine> runs) {
        Map<Long, RunLine> lines = runs.stream().collect(Collectors.toMap(RunLine::id, Function.identity()));
        List<FoundRow> found = new ArrayList<>();
        page.rows().forEach((run, rows) -> {
            RunLine line = lines.get(run);
            if (line != null) {
                ContactColumns contacts = ContactColumns.in(ledger.run(run).orElseThrow());
                rows.forEach(row -> found.add(new FoundRow(line, RowLine.of(row, contacts))));
            }
        });
        return found;
    }

    @GetMapping("/leads/export")
    void export(LeadsQuery query, Principal who, HttpServletResponse response) throws IOException {
        List<Long> runs = List.copyOf(leads.counts(runs(query), query.filter()).keySet());
        audit.note(who.getName(), "download", null, "leads");
        FoundRecord.Writer writer = records.to(CsvAnswer.begin(response, "leads.csv", FoundRecord.HEADER));
        RowRef after = new RowRef(0, 0);
        while (after != null) {
            LeadSlice page = leads.page(runs, query.filter(), after, EXPORTED);
            for (Map.Entry<Long, List<LedgerRow>> ofRun : page.rows().entrySet()) {
                writer.write(ofRun.getKey(), ofRun.getValue());
            }
            after = page.next();
        }
    }
}
