package dev.leadline.web.runs;

import dev.leadline.audit.AuditLog;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.ledger.ComparisonRepository;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RunComparison;
import dev.leadline.ledger.RunLine;
import dev.leadline.run.RunService;
import dev.leadline.settings.Settings;
import dev.leadline.web.page.Destination;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.runs.RunActions.RunAction;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a run differs from earlier runs of its schedule, and the decision about one that is held. */
@Controller
@RequestMapping("/runs/{id}/approval")
final class ApprovalController {

    private static final String DECIDED = "Somebody already decided about run %d, or it is running.";

    private final RunService imports;
    private final LedgerPages pages;
    private final AuditLog audit;
    private final ComparisonRepository comparisons;
    private final RunActions actions;
    private final LedgerView ledger;
    private final Settings settings;

    ApprovalController(
            RunService imports,
            LedgerPages pages,
            AuditLog audit,
            ComparisonRepository comparisons,
            RunActions actions,
            LedgerView ledger,
            Settings settings) {
        this.ledger = ledger;
        this.settings = settings;
        this.imports = imports;
        this.pages = pages;
        this.audit = audit;
        this.comparisons = comparisons;
        this.actions = actions;
    }

    @GetMapping
    String differences(@PathVariable long id, Model model) {
        RunLine line = pages.run(id).orElseThrow(NotFoundException::new);
        model.addAttribute("run", line);
        RunComparison comparison = comparison(id);
        model.addAttribute("comparison", comparison);
        if (comparison.isHeld()) {
            model.addAttribute(
                    "crm",
                    Destination.of(MappingPlan.fromJson(ledger.knownRun(id).plan(), settings.targets())));
        }
        return "runs/approval";
    }

    @PostMapping("/approve")
    String approve(@PathVariable long id, Principal who, RedirectAttributes redirect) {
        comparison(id);
        if (!comparisons.approve(id, who.getName())) {
            FlashMessage.refused(redirect, DECIDED.formatted(id));
            return "redirect:/runs/" + id;
        }
        audit.note(who.getName(), "approve", id, null);
        return actions.begin(
                id, who.getName(), RunAction.RESUME, null, progress -> imports.resume(id, progress), redirect);
    }

    @PostMapping("/cancel")
    String cancel(@PathVariable long id, Principal who, RedirectAttributes redirect) {
        comparison(id);
        if (comparisons.cancel(id, who.getName())) {
            audit.note(who.getName(), "cancel", id, null);
            FlashMessage.done(redirect, "Run %d was canceled. Nothing was sent.".formatted(id));
        } else {
            FlashMessage.refused(redirect, DECIDED.formatted(id));
        }
        return "redirect:/runs/" + id;
    }

    private RunComparison comparison(long id) {
        return comparisons.find(id).orElseThrow(NotFoundException::new);
    }
}
