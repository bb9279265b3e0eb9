package dev.leadline.web.runs;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.RowRef;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.reconcile.ManualDecision;
import dev.leadline.reconcile.RowEvidence;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.ReconciliationResult;
import dev.leadline.run.RunService;
import dev.leadline.run.SilentListener;
import dev.leadline.run.UserError;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import java.security.Principal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    private final BackgroundTasks background;
    private final RunActions actions;
    private final Map<Long, FoundEvidence> seen = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .<Long, FoundEvidence>build()
            .asMap();

    DoubtController(RunService imports, BackgroundTasks background, RunActions actions) {
        this.imports = imports;
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
            @Nullable RowEvidence evidence) {}

    @GetMapping("/runs/{id}/doubt")
    String doubt(@PathVariable long id, Model model) {
        Run run = imports.ledger().run(id).orElseThrow(NotFoundException::new);
        ContactColumns contacts = ContactColumns.in(run);
        FoundEvidence evidence = seen.get(id);
        List<LedgerRow> rows = imports.pages().rows(id, EnumSet.of(RowStatus.IN_DOUBT), 0, MOST);
        model.addAttribute("run", imports.pages().run(id).orElseThrow(NotFoundException::new));
        model.addAttribute(
                "rows",
                rows.stream().map(row -> doubt(id, row, contacts, evidence)).toList());
        model.addAttribute(
                "isLooking",
                background.latest(id).filter(work -> !work.isOver()).isPresent());
        model.addAttribute("seenAt", evidence == null ? null : evidence.at());
        return "runs/doubt";
    }

    private Doubt doubt(long run, LedgerRow row, ContactColumns contacts, @Nullable FoundEvidence evidence) {
        Map<String, String> sent = imports.pages()
                .history(new RowRef(run, row.row()))
                .map(history -> SentFields.of(history.body()))
                .orElseGet(Map::of);
        return new Doubt(
                row,
                contacts.name(row),
                sent,
                evidence == null ? null : evidence.byRow().get(row.row()));
    }

    /** Looks at Propexo's logs and lists; what proves a row settles it. */
    @PostMapping("/runs/{id}/doubt/look")
    String look(@PathVariable long id, Principal who, RedirectAttributes redirect) {
        return actions.begin(
                id,
                who.getName(),
                "reconcile",
                null,
                "/doubt",
                progress -> {
                    ReconciliationResult reconciled = imports.reconcile(id, null, progress);
                    remember(id, reconciled.evidence());
                    return reconciled.outcome();
                },
                redirect);
    }

    /** Takes a person's word for rows. */
    @PostMapping("/runs/{id}/doubt/word")
    String word(
            @PathVariable long id,
            @RequestParam Set<Long> row,
            @RequestParam boolean sent,
            Principal who,
            RedirectAttributes redirect) {
        try {
            ReconciliationResult reconciled =
                    imports.reconcile(id, new ManualDecision(sent, row, who.getName()), new SilentListener());
            imports.actions().note(who.getName(), sent ? "say-sent" : "say-unsent", id, "rows " + row);
            FlashMessage.done(redirect, sentence(reconciled.evidence()));
        } catch (RuntimeException e) {
            FlashMessage.refused(redirect, UserError.of(e).sentence());
        }
        return "redirect:/runs/%d/doubt".formatted(id);
    }

    private void remember(long id, List<RowEvidence> evidence) {
        Map<Long, RowEvidence> byRow = new LinkedHashMap<>();
        evidence.forEach(row -> byRow.put(row.row(), row));
        seen.put(id, new FoundEvidence(imports.clock().instant(), byRow));
    }

    private static String sentence(List<RowEvidence> evidence) {
        long settled = evidence.stream().filter(row -> row.settledAs() != null).count();
        return "%d of %d rows in doubt now have an outcome.".formatted(settled, evidence.size());
    }
}
