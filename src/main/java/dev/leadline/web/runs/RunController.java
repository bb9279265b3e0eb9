package dev.leadline.web.runs;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.OpenRejects;
import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RejectCause;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunLine;
import dev.leadline.ledger.RunState;
import dev.leadline.ledger.UnsentRowRepository;
import dev.leadline.message.UserException;
import dev.leadline.run.RunService;
import dev.leadline.settings.Settings;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.runs.RunActions.RunAction;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One run: how it stands, and what a person can do with it. */
@Controller
@RequestMapping("/runs/{id}")
final class RunController {

    private static final int REASONS = 12;

    private final RunService imports;
    private final LedgerPages pages;
    private final LedgerView ledger;
    private final AuditLog audit;
    private final OpenRejects rejects;
    private final Settings settings;
    private final RunActions actions;
    private final RunHeader header;
    private final UnsentRowRepository unsentRows;

    RunController(
            RunService imports,
            LedgerPages pages,
            LedgerView ledger,
            AuditLog audit,
            OpenRejects rejects,
            Settings settings,
            RunActions actions,
            RunHeader header,
            UnsentRowRepository unsentRows) {
        this.imports = imports;
        this.pages = pages;
        this.ledger = ledger;
        this.audit = audit;
        this.rejects = rejects;
        this.settings = settings;
        this.actions = actions;
        this.header = header;
        this.unsentRows = unsentRows;
    }

    @GetMapping
    String run(@PathVariable long id, RowsQuery query, Model model) {
        if (!query.parameters().isEmpty()) {
            return rowsOf(id, query);
        }
        header.show(id, RunHeader.Tab.OVERVIEW, model);
        List<RejectCause> causes = rejects.causes(id);
        model.addAttribute("reasons", FailureReason.of(causes, REASONS));
        model.addAttribute("moreReasons", FailureReason.more(causes, REASONS));
        List<ProblemCount> warnings = ledger.warningCounts(id);
        model.addAttribute("warnings", RunWarning.of(warnings, REASONS));
        model.addAttribute("moreWarnings", Math.max(0, warnings.size() - REASONS));
        model.addAttribute("fixedBy", corrections(id));
        model.addAttribute("leftOut", unsentRows.leftOut(id));
        model.addAttribute(
                "files", imports.hasFilesElsewhere(id) ? List.of(RunFile.values()) : RunFile.of(settings.home(), id));
        return "runs/run";
    }

    /** Addresses of earlier versions have the filter of the rows here. */
    private static String rowsOf(long id, RowsQuery query) {
        return "redirect:" + RunRowsController.address(id, query);
    }

    private List<RunLine> corrections(long id) {
        return pages.fixesOf(id).stream()
                .map(pages::run)
                .flatMap(Optional::stream)
                .toList();
    }

    /** How the run stands, to be put in the place of how it stood a moment ago. */
    @GetMapping("/live")
    String live(
            @PathVariable long id,
            @RequestParam(defaultValue = "OVERVIEW") RunHeader.Tab tab,
            HttpServletResponse response,
            Model model) {
        if (header.showLive(id, tab, model).standing() != RunState.RUNNING) {
            // what it has come to stands all over the page
            response.setHeader("HX-Refresh", "true");
        }
        return "runs/head :: live";
    }

    @PostMapping("/stop")
    String stop(@PathVariable long id, Principal who, RedirectAttributes redirect) {
        try {
            Optional<String> asked = imports.stop(id);
            audit.note(who.getName(), "stop", id, null);
            FlashMessage.done(
                    redirect,
                    asked.isPresent()
                            ? "Run %d is stopping. It waits for the responses to requests that were already sent."
                                    .formatted(id)
                            : "Run %d is not running.".formatted(id));
        } catch (UserException e) {
            throw new NotFoundException();
        }
        return "redirect:/runs/" + id;
    }

    @PostMapping("/resume")
    String resume(@PathVariable long id, Principal who, RedirectAttributes redirect) {
        return actions.begin(
                id, who.getName(), RunAction.RESUME, null, progress -> imports.resume(id, progress), redirect);
    }

    @PostMapping("/retry")
    String retry(
            @PathVariable long id,
            @RequestParam(defaultValue = "REFUSED,FAILED") Set<RowStatus> statuses,
            Principal who,
            RedirectAttributes redirect) {
        Set<RowStatus> wanted = EnumSet.copyOf(statuses);
        wanted.retainAll(EnumSet.of(RowStatus.REFUSED, RowStatus.FAILED));
        return actions.begin(
                id,
                who.getName(),
                RunAction.RETRY,
                wanted.toString(),
                progress -> imports.retry(id, wanted, progress),
                redirect);
    }
}
