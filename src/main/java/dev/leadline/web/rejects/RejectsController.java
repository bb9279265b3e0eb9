package dev.leadline.web.rejects;

import dev.leadline.audit.AuditLog;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.ledger.CellEdit;
import dev.leadline.ledger.CorrectionRepository;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import dev.leadline.web.page.Destination;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rejects of a run, to be fixed in a grid. */
@Controller
@RequestMapping("/runs/{id}/rejects")
final class RejectsController {

    private final LedgerPages pages;
    private final LedgerView ledger;
    private final AuditLog audit;
    private final CorrectionRepository corrections;
    private final RejectGrids grids;
    private final Settings settings;

    RejectsController(
            LedgerPages pages,
            LedgerView ledger,
            AuditLog audit,
            CorrectionRepository corrections,
            RejectGrids grids,
            Settings settings) {
        this.settings = settings;
        this.pages = pages;
        this.ledger = ledger;
        this.audit = audit;
        this.corrections = corrections;
        this.grids = grids;
    }

    @GetMapping
    String rejects(@PathVariable long id, CauseKey key, Model model) {
        Run run = ledger.run(id).orElseThrow(NotFoundException::new);
        model.addAttribute("run", pages.run(id).orElseThrow(NotFoundException::new));
        int rows = grids.refresh(run);
        model.addAttribute("rows", rows);
        model.addAttribute("problem", key.problem(run.header()));
        model.addAttribute("fixedBy", pages.fixesOf(id));
        model.addAttribute("undecided", corrections.duplicates().undecided(id).size());
        if (rows > 0) {
            model.addAttribute("crm", Destination.of(MappingPlan.fromJson(run.plan(), settings.targets())));
        }
        model.addAttribute("version", corrections.edits().version(id));
        return "rejects/rejects";
    }

    /** Takes the decision that a row is not sent back. */
    @PostMapping("/{row}/restore")
    String restore(@PathVariable long id, @PathVariable long row, Principal who, RedirectAttributes redirect) {
        Run run = ledger.run(id).orElseThrow(NotFoundException::new);
        try {
            corrections.edits().add(run.id(), "Send 1 row", who.getName(), List.of(CellEdit.ofRow(row, false)));
            audit.note(who.getName(), "restore", id, "row " + row);
            FlashMessage.done(redirect, "Row %d can be fixed and sent again.".formatted(row));
        } catch (UserException e) {
            FlashMessage.refused(redirect, e.forConsole());
        }
        return "redirect:/runs/%d/rejects".formatted(id);
    }
}
