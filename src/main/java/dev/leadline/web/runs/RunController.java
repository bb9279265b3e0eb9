package dev.leadline.web.runs;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.CorrectionRepository;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.OpenRejects;
import dev.leadline.ledger.RequestCounts;
import dev.leadline.ledger.RowSearchResult;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunClosure;
import dev.leadline.ledger.RunLine;
import dev.leadline.ledger.RunState;
import dev.leadline.message.UserException;
import dev.leadline.run.BackgroundTask;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.RunService;
import dev.leadline.settings.Settings;
import dev.leadline.shared.PageStart;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.page.PageSlice;
import dev.leadline.web.runs.RunActions.RunAction;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** One run: how it stands, its rows, and what a person can do with it. */
@Controller
@RequestMapping("/runs/{id}")
final class RunController {

    private static final int PAGE = 50;
    private static final int REASONS = 12;

    private final RunService imports;
    private final LedgerPages pages;
    private final LedgerView ledger;
    private final AuditLog audit;
    private final OpenRejects rejects;
    private final Settings settings;
    private final BackgroundTasks background;
    private final RunActions actions;
    private final CorrectionRepository corrections;

    RunController(
            RunService imports,
            LedgerPages pages,
            LedgerView ledger,
            AuditLog audit,
            OpenRejects rejects,
            Settings settings,
            BackgroundTasks background,
            RunActions actions,
            CorrectionRepository corrections) {
        this.imports = imports;
        this.pages = pages;
        this.ledger = ledger;
        this.audit = audit;
        this.rejects = rejects;
        this.settings = settings;
        this.background = background;
        this.actions = actions;
        this.corrections = corrections;
    }

    @GetMapping
    String run(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "0") long before,
            Model model) {
        RunLine line = facts(id, model);
        Run run = ledger.run(id).orElseThrow(NotFoundException::new);
        model.addAttribute("reasons", FailureReason.of(rejects.causes(id), REASONS));
        model.addAttribute("warnings", RunWarning.of(ledger.warningCounts(id), REASONS));
        RequestCounts requests = ledger.requests(id);
        model.addAttribute("requests", requests);
        model.addAttribute("requestsPerOutcome", requests.perOutcome(line.counts()));
        model.addAttribute("fixedBy", corrections(id));
        model.addAttribute("files", RunFile.of(settings.home(), id));
        model.addAttribute(
                "work", background.latest(id).filter(BackgroundTask::isOver).orElse(null));
        rows(run, line, status, q, start(after, before), model);
        return "runs/run";
    }

    private List<RunLine> corrections(long id) {
        return pages.fixesOf(id).stream()
                .map(pages::run)
                .flatMap(Optional::stream)
                .toList();
    }

    private static PageStart start(long after, long before) {
        return before > 0 ? PageStart.before(before) : PageStart.after(after);
    }

    /** How the run stands, to be put in the place of how it stood a moment ago. */
    @GetMapping("/live")
    String live(@PathVariable long id, HttpServletResponse response, Model model) {
        if (facts(id, model).standing() != RunState.RUNNING) {
            // what it has come to stands all over the page
            response.setHeader("HX-Refresh", "true");
        }
        return "runs/run :: live";
    }

    private RunLine facts(long id, Model model) {
        RunLine line = pages.run(id).orElseThrow(NotFoundException::new);
        model.addAttribute("run", line);
        model.addAttribute("progress", RunProgress.of(line, imports));
        Optional<RunClosure> closure = ledger.closure(id);
        model.addAttribute("closed", closure.map(closed -> closed.sentence(id)).orElse(null));
        model.addAttribute(
                "advice",
                closure.filter(closed -> closed.kind() != RunClosure.ClosureKind.RESTORED)
                                .isPresent()
                        ? List.of()
                        : RunAdvice.of(line, corrections.duplicates().unresolved(id)));
        return line;
    }

    /** The rows, to be put in the place of those that were shown. */
    @GetMapping("/rows")
    String rows(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "0") long before,
            HttpServletResponse response,
            Model model) {
        RunLine line = pages.run(id).orElseThrow(NotFoundException::new);
        Run run = ledger.run(id).orElseThrow(NotFoundException::new);
        model.addAttribute("run", line);
        rows(run, line, status, q, start(after, before), model);
        response.setHeader("HX-Push-Url", address(id, status, q));
        return "runs/run :: rows";
    }

    /** The page that shows the same rows, so that going back and reloading find them again. */
    private static String address(long id, String status, String q) {
        return UriComponentsBuilder.fromPath("/runs/{id}")
                .queryParamIfPresent("status", Optional.of(status).filter(text -> !text.isEmpty()))
                .queryParamIfPresent(
                        "q", Optional.of(q).filter(text -> !text.isEmpty()).map(text -> "{q}"))
                .fragment("rows")
                .encode()
                .buildAndExpand(Map.of("id", id, "q", q))
                .toUriString();
    }

    private void rows(Run run, RunLine line, String status, String q, PageStart start, Model model) {
        ShownRows shown = ShownRows.of(pages, run.id(), status, q);
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
        model.addAttribute("status", shown.isOfOneStatus() ? status : "");
        model.addAttribute("q", q);
        model.addAttribute("line", line);
    }

    /** The requests of a run over time, as the chart takes them. */
    @GetMapping(path = "/pace", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, List<Long>> pace(@PathVariable long id) {
        return RequestRateChart.columns(pages.pace(id));
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
