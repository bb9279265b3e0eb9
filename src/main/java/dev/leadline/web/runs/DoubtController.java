package dev.leadline.web.runs;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RowRef;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.reconcile.ManualDecision;
import dev.leadline.reconcile.RowEvidence;
import dev.leadline.report.DisplayFormat;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.ReconciliationResult;
import dev.leadline.run.RunService;
import dev.leadline.run.SilentListener;
import dev.leadline.run.UserError;
import dev.leadline.shared.PageStart;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.page.SentFields;
import dev.leadline.web.runs.RunActions.RunAction;
import java.security.Principal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rows in doubt of a run: what was sent beside what Propexo shows, and a person's word. */
@Controller
final class DoubtController {

    private static final int MOST = 200;
    private static final int REMEMBERED = 50;

    private final RunService imports;
    private final LedgerPages pages;
    private final LedgerView ledger;
    private final AuditLog audit;
    private final BackgroundTasks background;
    private final RunActions actions;
    private final Map<Long, FoundEvidence> seen = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .<Long, FoundEvidence>build()
            .asMap();

    DoubtController(
            RunService imports,
            LedgerPages pages,
            LedgerView ledger,
            AuditLog audit,
            BackgroundTasks background,
            RunActions actions) {
        this.imports = imports;
        this.pages = pages;
        this.ledger = ledger;
        this.audit = audit;
        this.background = background;
        this.actions = actions;
    }

    /** What Propexo showed when it was asked. */
    record FoundEvidence(Instant at, Map<Long, RowEvidence> byRow) {}

    /** A row in doubt, with what it sent and what Propexo shows. */
    record Doubt(
            LedgerRow row,
            String name,
            Map<String, String> sent,
            @Nullable RowEvidence evidence) {

        /** Whether Propexo's records were read for it, so that a person can decide that it was not sent. */
        public boolean isChecked() {
            return evidence != null && evidence.isComplete();
        }
    }

    @GetMapping("/runs/{id}/doubt")
    String doubt(@PathVariable long id, Model model) {
        Run run = ledger.run(id).orElseThrow(NotFoundException::new);
        ContactColumns contacts = ContactColumns.in(run);
        List<Doubt> doubts = pages.rows(id, EnumSet.of(RowStatus.IN_DOUBT), PageStart.after(0), MOST).stream()
                .map(row -> doubt(id, row, contacts))
                .toList();
        model.addAttribute("run", pages.run(id).orElseThrow(NotFoundException::new));
        model.addAttribute("rows", doubts);
        model.addAttribute("areChecked", doubts.stream().allMatch(Doubt::isChecked));
        model.addAttribute("decisions", pages.undoableDecisions(id));
        model.addAttribute("isLooking", isLooking(id));
        model.addAttribute(
                "seenAt",
                Optional.ofNullable(seen.get(id)).map(FoundEvidence::at).orElse(null));
        return "runs/doubt";
    }

    private boolean isLooking(long id) {
        return background.latest(id).filter(work -> !work.isOver()).isPresent();
    }

    /** Has the page loaded again once the check is over. */
    @GetMapping("/runs/{id}/doubt/looking")
    ResponseEntity<Void> looking(@PathVariable long id) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        return isLooking(id)
                ? answer.build()
                : answer.header("HX-Refresh", "true").build();
    }

    private Doubt doubt(long run, LedgerRow row, ContactColumns contacts) {
        Map<String, String> sent = pages.history(new RowRef(run, row.row()))
                .map(history -> SentFields.of(history.body()))
                .orElseGet(Map::of);
        return new Doubt(row, contacts.name(row), sent, evidence(run, row));
    }

    /** What was found for a row since it was sent. */
    private @Nullable RowEvidence evidence(long run, LedgerRow row) {
        FoundEvidence found = seen.get(run);
        Instant sentAt = row.sentAt();
        return found == null || sentAt == null || !found.at().isAfter(sentAt)
                ? null
                : found.byRow().get(row.row());
    }

    /** Looks at Propexo's logs and lists; what proves a row settles it. */
    @PostMapping("/runs/{id}/doubt/look")
    String look(@PathVariable long id, Principal who, RedirectAttributes redirect) {
        return actions.begin(
                id,
                who.getName(),
                RunAction.RECONCILE,
                null,
                progress -> {
                    ReconciliationResult reconciled = imports.reconcile(id, null, progress);
                    remember(id, reconciled.evidence());
                    return reconciled.outcome();
                },
                redirect);
    }

    /** Takes a person's word for rows. Nobody can say that a row was not sent before Propexo's records were checked for it. */
    @PostMapping("/runs/{id}/doubt/word")
    String word(
            @PathVariable long id,
            @RequestParam Set<Long> row,
            @RequestParam boolean sent,
            Principal who,
            RedirectAttributes redirect) {
        if (!sent && !areChecked(id, row)) {
            FlashMessage.refused(
                    redirect, "Check Propexo first. The check may show that the lead has already arrived.");
            return page(id);
        }
        attempt(redirect, () -> {
            List<RowEvidence> decided = imports.reconcile(
                            id, new ManualDecision(sent, row, who.getName()), new SilentListener())
                    .evidence();
            audit.note(who.getName(), sent ? "say-sent" : "say-unsent", id, "rows " + row);
            announce(id, decided, sent, redirect);
        });
        return page(id);
    }

    private boolean areChecked(long id, Set<Long> numbers) {
        return pages.rows(id, EnumSet.of(RowStatus.IN_DOUBT), PageStart.after(0), MOST).stream()
                .filter(row -> numbers.contains(row.row()))
                .map(row -> evidence(id, row))
                .allMatch(evidence -> evidence != null && evidence.isComplete());
    }

    private static void announce(long id, List<RowEvidence> decided, boolean sent, RedirectAttributes redirect) {
        if (decided.isEmpty()) {
            FlashMessage.refused(redirect, "These rows already have an outcome. Somebody else may have decided.");
            return;
        }
        String rows = DisplayFormat.count(decided.size(), "row");
        FlashMessage.undoable(
                redirect,
                sent
                        ? rows + " marked as in the CRM. Leadline does not send them again."
                        : rows + " marked as not in the CRM. Resume the run to send them.",
                decided.stream()
                        .map(RowEvidence::row)
                        .map(String::valueOf)
                        .collect(Collectors.joining("&row=", "/runs/%d/doubt/undo?row=".formatted(id), "")));
    }

    /** Takes a decision back, as long as nothing has come of it. */
    @PostMapping("/runs/{id}/doubt/undo")
    String undo(@PathVariable long id, @RequestParam Set<Long> row, Principal who, RedirectAttributes redirect) {
        attempt(redirect, () -> {
            List<Long> undone = imports.undoDecisions(id, row, who.getName());
            audit.note(who.getName(), "undo-decision", id, "rows " + undone);
            if (undone.size() == row.size()) {
                FlashMessage.done(redirect, DisplayFormat.count(undone.size(), "row") + " unconfirmed again.");
            } else {
                FlashMessage.refused(
                        redirect,
                        "The decision can no longer be undone: the row was sent again, or another row of the same prospect was sent.");
            }
        });
        return page(id);
    }

    private static void attempt(RedirectAttributes redirect, Runnable change) {
        try {
            change.run();
        } catch (RuntimeException e) {
            FlashMessage.refused(redirect, UserError.of(e).sentence());
        }
    }

    private static String page(long id) {
        return "redirect:/runs/%d/doubt".formatted(id);
    }

    private void remember(long id, List<RowEvidence> evidence) {
        Map<Long, RowEvidence> byRow = new LinkedHashMap<>();
        evidence.forEach(row -> byRow.put(row.row(), row));
        seen.put(id, new FoundEvidence(imports.clock().instant(), byRow));
    }
}
