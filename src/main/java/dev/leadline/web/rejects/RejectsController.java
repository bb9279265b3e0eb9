package dev.leadline.web.rejects;

import dev.leadline.audit.AuditLog;
import dev.leadline.lead.ProblemCode;
import dev.leadline.ledger.CorrectionRepository;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.OpenRejects;
import dev.leadline.ledger.RejectCause;
import dev.leadline.ledger.RowRef;
import dev.leadline.ledger.Run;
import dev.leadline.review.CorrectedReject;
import dev.leadline.review.CorrectionService;
import dev.leadline.run.RunService;
import dev.leadline.settings.Settings;
import dev.leadline.shared.PageStart;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.page.PageSlice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The rejects of a run, a cause at a time, to be fixed in place. */
@Controller
@RequestMapping("/runs/{id}/rejects")
final class RejectsController {

    private static final int PAGE = 25;

    /** What the page hears when a row was corrected, so that it asks how far all of them are. */
    private static final String CORRECTED = "corrected";

    private final RunService imports;
    private final LedgerPages pages;
    private final LedgerView ledger;
    private final AuditLog audit;
    private final OpenRejects rejects;
    private final CorrectionRepository corrections;
    private final Settings settings;

    RejectsController(
            RunService imports,
            LedgerPages pages,
            LedgerView ledger,
            AuditLog audit,
            OpenRejects rejects,
            CorrectionRepository corrections,
            Settings settings) {
        this.imports = imports;
        this.pages = pages;
        this.ledger = ledger;
        this.audit = audit;
        this.rejects = rejects;
        this.corrections = corrections;
        this.settings = settings;
    }

    @GetMapping
    String rejects(
            @PathVariable long id,
            CauseKey key,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "0") long before,
            Model model) {
        Run run = run(id);
        List<RejectCause> causes = rejects.causes(id);
        Optional<RejectCause> chosen = causes.stream()
                .filter(key::names)
                .findFirst()
                .or(() -> causes.stream().findFirst());
        model.addAttribute("run", pages.run(id).orElseThrow(NotFoundException::new));
        model.addAttribute("causes", causes);
        model.addAttribute("cause", chosen.orElse(null));
        model.addAttribute("fixedBy", pages.fixesOf(id));
        model.addAttribute("progress", corrections(run).progress());
        model.addAttribute("dismissed", rejects.dismissed(id, PageStart.after(0), PAGE));
        PageStart start = before > 0 ? PageStart.before(before) : PageStart.after(after);
        chosen.ifPresent(cause -> table(run, cause, start, model));
        return "rejects/rejects";
    }

    /** How far the corrections are, to be put in the place of how far they were. */
    @GetMapping("/progress")
    String progress(@PathVariable long id, Model model) {
        model.addAttribute("run", pages.run(id).orElseThrow(NotFoundException::new));
        model.addAttribute("progress", corrections(run(id)).progress());
        return "rejects/rejects :: progress";
    }

    private void table(Run run, RejectCause cause, PageStart start, Model model) {
        CorrectionService corrections = corrections(run);
        PageSlice<CorrectedReject> page = PageSlice.of(
                (from, most) -> corrections.rows(cause, from, most),
                start,
                PageStart.after(0),
                reject -> reject.row().row(),
                PAGE);
        List<RejectView> desks = page.items().stream()
                .map(row -> RejectView.of(row, cause, run.header()))
                .toList();
        model.addAttribute("rows", desks);
        model.addAttribute(
                "columns", desks.stream().findFirst().map(RejectView::cells).orElseGet(List::of));
        model.addAttribute("page", page);
        model.addAttribute("advice", advice(cause));
        model.addAttribute("isDuplicate", isDuplicate(cause));
        model.addAttribute("isSuggested", desks.stream().anyMatch(RejectView::isSuggested));
    }

    private static String advice(RejectCause cause) {
        return code(cause).map(ProblemCode::advice).orElse("");
    }

    private static boolean isDuplicate(RejectCause cause) {
        return code(cause)
                .filter(code -> code == ProblemCode.DUPLICATE
                        || code == ProblemCode.POSSIBLE_DUPLICATE
                        || code == ProblemCode.SKIPPED)
                .isPresent();
    }

    private static Optional<ProblemCode> code(RejectCause cause) {
        return Arrays.stream(ProblemCode.values())
                .filter(code -> code.name().equals(cause.code()))
                .findFirst();
    }

    /** Corrects a row; the row as it stands then, or the whole page for a browser without scripts. */
    @PostMapping("/{row}")
    String correct(
            @PathVariable long id,
            @PathVariable long row,
            CauseKey key,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partly,
            Principal who,
            Model model) {
        Run run = run(id);
        CorrectionService corrections = corrections(run);
        CorrectedReject before = corrections.row(row).orElseThrow(NotFoundException::new);
        CorrectedReject now =
                corrections.correct(row, typed(before, request), who.getName()).orElseThrow(NotFoundException::new);
        if (!partly) {
            return back(id, key);
        }
        model.addAttribute("run", pages.run(id).orElseThrow(NotFoundException::new));
        model.addAttribute("cause", key.cause());
        model.addAttribute("row", RejectView.of(now, key.cause(), run.header()));
        response.setHeader("HX-Trigger", CORRECTED);
        return "rejects/rejects :: row";
    }

    /** The cells as they were typed; one that the page did not offer, or gave back with other line ends, stays as it is. */
    private static List<String> typed(CorrectedReject before, HttpServletRequest request) {
        List<String> cells = new ArrayList<>(before.cells());
        for (int place = 0; place < cells.size(); place++) {
            String typed = request.getParameter("cell-" + place);
            if (typed != null && !lines(typed).equals(lines(cells.get(place)))) {
                cells.set(place, lines(typed));
            }
        }
        return cells;
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Does to all rows of a cause what was done to one of them. */
    @PostMapping("/apply")
    String applyToAll(
            @PathVariable long id,
            CauseKey key,
            @RequestParam int place,
            @RequestParam String from,
            @RequestParam String to,
            Principal who,
            RedirectAttributes redirect) {
        Run run = run(id);
        if (place < 0 || place >= run.header().size()) {
            throw new NotFoundException();
        }
        long changed = corrections(run).applyToAll(key.cause(), place, lines(from), lines(to), who.getName());
        audit.note(who.getName(), "fix-alike", id, changed + " rows");
        FlashMessage.done(redirect, "The same change was made to %d more rows.".formatted(changed));
        return back(id, key);
    }

    /** Applies what is suggested for the rows of a cause. */
    @PostMapping("/suggestions")
    String applySuggestions(@PathVariable long id, CauseKey key, Principal who, RedirectAttributes redirect) {
        long changed = corrections(run(id)).applySuggestions(key.cause(), who.getName());
        audit.note(who.getName(), "fix-suggested", id, changed + " rows");
        FlashMessage.done(
                redirect, "The suggested fix was applied to %d rows. Review them before you send.".formatted(changed));
        return back(id, key);
    }

    /** Decides that a row is not sent. */
    @PostMapping("/{row}/dismiss")
    String dismiss(
            @PathVariable long id, @PathVariable long row, CauseKey key, Principal who, RedirectAttributes redirect) {
        run(id);
        if (imports.dismiss(new RowRef(id, row), who.getName())) {
            audit.note(who.getName(), "dismiss", id, "row " + row);
            FlashMessage.undoable(
                    redirect,
                    "Row %d is dismissed. Leadline does not send it.".formatted(row),
                    "/runs/%d/rejects/%d/restore".formatted(id, row));
        } else {
            FlashMessage.refused(redirect, "Row %d is no longer a reject. Nothing has changed.".formatted(row));
        }
        return back(id, key);
    }

    /** Takes the decision that a row is not sent back. */
    @PostMapping("/{row}/restore")
    String restore(
            @PathVariable long id, @PathVariable long row, CauseKey key, Principal who, RedirectAttributes redirect) {
        run(id);
        if (imports.restore(new RowRef(id, row))) {
            audit.note(who.getName(), "restore", id, "row " + row);
            FlashMessage.done(redirect, "Row %d can be fixed and sent again.".formatted(row));
        } else {
            FlashMessage.refused(redirect, "Row %d was not dismissed. Nothing has changed.".formatted(row));
        }
        return back(id, key);
    }

    static String back(long id, CauseKey key) {
        RejectCause cause = key.cause();
        return "redirect:"
                + UriComponentsBuilder.fromPath("/runs/{id}/rejects")
                        .queryParam("status", cause.status())
                        .queryParam("code", "{code}")
                        .queryParam("column", "{column}")
                        .queryParam("field", "{field}")
                        .encode()
                        .buildAndExpand(id, text(cause.code()), text(cause.column()), text(cause.field()))
                        .toUriString();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Run run(long id) {
        return ledger.run(id).orElseThrow(NotFoundException::new);
    }

    private CorrectionService corrections(Run run) {
        return CorrectionService.of(run, ledger, rejects, corrections, settings.targets());
    }
}
