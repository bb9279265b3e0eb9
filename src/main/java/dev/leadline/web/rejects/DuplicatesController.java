package dev.leadline.web.rejects;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.CellEdit;
import dev.leadline.ledger.CorrectionRepository;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.OpenRejects;
import dev.leadline.ledger.PossibleDuplicate;
import dev.leadline.ledger.PossibleDuplicateRepository;
import dev.leadline.ledger.RowHistory;
import dev.leadline.ledger.RowRef;
import dev.leadline.ledger.RunLine;
import dev.leadline.message.UserException;
import dev.leadline.report.DisplayFormat;
import dev.leadline.shared.PageStart;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.page.PageSlice;
import dev.leadline.web.page.SentFields;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rows that were not sent beside the rows that they resemble, and what people decide about them. */
@Controller
@RequestMapping("/runs/{id}/duplicates")
final class DuplicatesController {

    private static final int PAGE = 20;

    private final LedgerPages pages;
    private final AuditLog audit;
    private final CorrectionRepository corrections;
    private final OpenRejects rejects;

    DuplicatesController(LedgerPages pages, AuditLog audit, CorrectionRepository corrections, OpenRejects rejects) {
        this.pages = pages;
        this.audit = audit;
        this.corrections = corrections;
        this.rejects = rejects;
    }

    /** What a person can decide about a row. */
    enum DuplicateChoice {
        SEND("%s marked to be sent anyway"),
        LEAVE_OUT("%s left out"),
        UNDECIDED("decision undone for %s");

        private final String words;

        DuplicateChoice(String words) {
            this.words = words;
        }

        private String words(String rows) {
            return words.formatted(rows);
        }
    }

    /** @param show "skipped" for the rows that nobody has to decide about */
    @GetMapping
    String duplicates(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "0") long before,
            Model model) {
        RunLine run = pages.run(id).orElseThrow(NotFoundException::new);
        boolean isOfSkipped = show.equals("skipped");
        PossibleDuplicateRepository duplicates = corrections.duplicates();
        PageSlice<PossibleDuplicate> page = PageSlice.of(
                (start, most) -> isOfSkipped ? duplicates.skipped(id, start, most) : duplicates.open(id, start, most),
                before > 0 ? PageStart.before(before) : PageStart.after(after),
                PageStart.after(0),
                found -> found.row().row(),
                PAGE);
        model.addAttribute("run", run);
        model.addAttribute("view", isOfSkipped ? "skipped" : "");
        model.addAttribute("skipped", duplicates.skipped(id));
        model.addAttribute("page", page);
        model.addAttribute(
                "pairs", page.items().stream().map(found -> pair(id, found)).toList());
        model.addAttribute("undecided", duplicates.undecided(id).size());
        model.addAttribute("version", corrections.edits().version(id));
        model.addAttribute("toSend", duplicates.toSend(id).size());
        return "rejects/duplicates";
    }

    private DuplicatePair pair(long run, PossibleDuplicate found) {
        RowRef own = new RowRef(run, found.row().row());
        Optional<RowHistory> earlier = pages.history(found.other());
        return DuplicatePair.of(
                found,
                earlier.map(RowHistory::row).orElse(null),
                pages.history(own).map(DuplicatesController::fields).orElseGet(Map::of),
                earlier.map(DuplicatesController::fields).orElseGet(Map::of),
                corrections.of(own).isPresent());
    }

    private static Map<String, String> fields(RowHistory history) {
        return SentFields.of(history.body());
    }

    /**
     * Decides about rows, or takes decisions back. Nothing is sent by it.
     *
     * @param row the rows; none for all that nobody has decided about, or, to take decisions back, all that would be sent
     */
    @PostMapping
    String decide(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Set<Long> row,
            @RequestParam DuplicateChoice choice,
            Principal who,
            RedirectAttributes redirect) {
        RunLine run = pages.run(id).orElseThrow(NotFoundException::new);
        try {
            Set<Long> rows = row == null ? all(run.id(), choice) : row;
            long decided = decide(id, rows, choice, who.getName());
            audit.note(who.getName(), "decide-duplicates", id, choice.words(DisplayFormat.count(decided, "row")));
            announce(id, rows, decided, choice, redirect);
        } catch (UserException e) {
            FlashMessage.refused(redirect, e.forConsole());
        }
        return "redirect:/runs/%d/duplicates".formatted(id);
    }

    private Set<Long> all(long id, DuplicateChoice choice) {
        PossibleDuplicateRepository duplicates = corrections.duplicates();
        return choice == DuplicateChoice.UNDECIDED ? duplicates.toSend(id) : duplicates.undecided(id);
    }

    private long decide(long id, Set<Long> rows, DuplicateChoice choice, String who) {
        PossibleDuplicateRepository duplicates = corrections.duplicates();
        dismiss(id, rows, choice == DuplicateChoice.LEAVE_OUT, who);
        if (choice == DuplicateChoice.SEND) {
            return duplicates.sendAnyway(id, rows, who).size();
        }
        duplicates.undo(id, rows);
        return rows.size();
    }

    /** As in the grid, where it can be undone as well. */
    private void dismiss(long id, Set<Long> rows, boolean isDismissed, String who) {
        List<CellEdit> changes = rejects.rows(id, rows.stream().sorted().toList()).stream()
                .filter(row -> (row.dismissal() != null) != isDismissed)
                .map(row -> CellEdit.ofRow(row.row(), isDismissed))
                .toList();
        if (!changes.isEmpty()) {
            String label = (isDismissed ? "Don't send " : "Send ") + DisplayFormat.count(changes.size(), "duplicate");
            corrections.edits().add(id, label, who, changes);
        }
    }

    private static void announce(
            long id, Collection<Long> rows, long decided, DuplicateChoice choice, RedirectAttributes redirect) {
        String count = DisplayFormat.count(decided, "row");
        if (decided == 0) {
            FlashMessage.refused(
                    redirect, "Nothing has changed. Somebody else may have decided, or corrected the row.");
        } else if (choice == DuplicateChoice.UNDECIDED) {
            FlashMessage.done(redirect, "Decision undone for " + count + ".");
        } else {
            String said = choice == DuplicateChoice.SEND
                    ? count + " marked to be sent. Nothing is sent until you select Send."
                    : count + " left out. Leadline does not send " + (decided == 1 ? "it." : "them.");
            announce(id, rows, said, redirect);
        }
    }

    private static void announce(long id, Collection<Long> rows, String said, RedirectAttributes redirect) {
        if (rows.size() > PAGE) {
            FlashMessage.done(redirect, said);
        } else {
            FlashMessage.undoable(
                    redirect,
                    said,
                    rows.stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(
                                    "&row=", "/runs/%d/duplicates?choice=UNDECIDED&row=".formatted(id), "")));
        }
    }
}
