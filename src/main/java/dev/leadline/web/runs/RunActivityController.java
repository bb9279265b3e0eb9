package dev.leadline.web.runs;

import dev.leadline.audit.AuditEntry;
import dev.leadline.audit.AuditFilter;
import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RequestCounts;
import dev.leadline.ledger.RunLine;
import dev.leadline.shared.PageStart;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What happened to a run, what people did about it, and what it asked of the API. */
@Controller
@RequestMapping("/runs/{id}")
final class RunActivityController {

    private static final int MOST_ACTIONS = 50;

    private final LedgerPages pages;
    private final LedgerView ledger;
    private final AuditLog audit;
    private final RunHeader header;

    RunActivityController(LedgerPages pages, LedgerView ledger, AuditLog audit, RunHeader header) {
        this.pages = pages;
        this.ledger = ledger;
        this.audit = audit;
        this.header = header;
    }

    @GetMapping("/activity")
    String activity(@PathVariable long id, Model model) {
        RunLine line = header.show(id, RunHeader.Tab.ACTIVITY, model);
        List<AuditEntry> actions = audit.latest(AuditFilter.of(id), PageStart.before(Long.MAX_VALUE), MOST_ACTIONS + 1);
        model.addAttribute("events", RunEvent.of(line, actions.subList(0, Math.min(actions.size(), MOST_ACTIONS))));
        model.addAttribute("hasMoreActions", actions.size() > MOST_ACTIONS);
        RequestCounts requests = ledger.requests(id);
        model.addAttribute("requests", requests);
        model.addAttribute("requestsPerOutcome", requests.perOutcome(line.counts()));
        return "runs/activity";
    }

    /** The requests of a run over time, as the chart takes them. */
    @GetMapping(path = "/pace", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, List<Long>> pace(@PathVariable long id) {
        return RequestRateChart.columns(pages.pace(id));
    }
}
