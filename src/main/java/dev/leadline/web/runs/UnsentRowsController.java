package dev.leadline.web.runs;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunStatus;
import dev.leadline.ledger.UnsentRowRepository;
import dev.leadline.report.DisplayFormat;
import dev.leadline.run.RunService;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Leaves out the rows that a run has not sent, and takes that back. */
@Controller
@RequestMapping("/runs/{id}/rest")
final class UnsentRowsController {

    private static final String NOTHING =
            "Nothing was changed: no rows of run %d wait for this decision, or the run is running.";

    private final LedgerView ledger;
    private final UnsentRowRepository unsentRows;
    private final RunService imports;
    private final AuditLog audit;

    UnsentRowsController(LedgerView ledger, UnsentRowRepository unsentRows, RunService imports, AuditLog audit) {
        this.ledger = ledger;
        this.unsentRows = unsentRows;
        this.imports = imports;
        this.audit = audit;
    }

    @PostMapping("/leave-out")
    String leaveOut(@PathVariable long id, Principal who, RedirectAttributes redirect) {
        long rows = leftOut(ledger.run(id).orElseThrow(NotFoundException::new), who.getName());
        if (rows == 0) {
            FlashMessage.refused(redirect, NOTHING.formatted(id));
        } else {
            audit.note(who.getName(), "leave-out-rows", id, DisplayFormat.count(rows, "row"));
            FlashMessage.undoable(
                    redirect,
                    "%s of run %d will not be sent.".formatted(DisplayFormat.count(rows, "row"), id),
                    "/runs/" + id + "/rest/restore");
        }
        return "redirect:/runs/" + id;
    }

    @PostMapping("/restore")
    String restore(@PathVariable long id, Principal who, RedirectAttributes redirect) {
        requireRun(id);
        long rows = unsentRows.restore(id);
        if (rows == 0) {
            FlashMessage.refused(redirect, NOTHING.formatted(id));
        } else {
            audit.note(who.getName(), "restore-rows", id, DisplayFormat.count(rows, "row"));
            FlashMessage.done(
                    redirect,
                    "%s of run %d can be sent again. Resume the run to send %s."
                            .formatted(DisplayFormat.count(rows, "row"), id, rows == 1 ? "it" : "them"));
        }
        return "redirect:/runs/" + id;
    }

    /** A run that stopped ends with that, so that nobody resumes it to send these rows. A correction may still be replaced by a newer one. */
    private long leftOut(Run run, String who) {
        boolean hasStopped = (run.status() == RunStatus.STOPPED || run.status() == RunStatus.FAILED)
                && run.fixes() == null
                && run.stagedAt() != null;
        return hasStopped ? imports.leaveOut(run.id(), who) : unsentRows.leaveOut(run.id(), who);
    }

    private void requireRun(long id) {
        if (ledger.run(id).isEmpty()) {
            throw new NotFoundException();
        }
    }
}
