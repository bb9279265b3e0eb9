package dev.leadline.web.runs;

import dev.leadline.lead.mapping.PlanSummary;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.OpenRejects;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunEditRepository;
import dev.leadline.ledger.RunFilter;
import dev.leadline.ledger.RunLine;
import dev.leadline.shared.PageStart;
import dev.leadline.web.page.ViewFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Two runs side by side; the address has both. */
@Controller
final class ComparisonController {

    private static final int OFFERED = 50;
    private static final PageStart NEWEST = PageStart.before(Long.MAX_VALUE);

    private final LedgerPages pages;
    private final LedgerView ledger;
    private final OpenRejects rejects;
    private final RunEditRepository edits;
    private final ViewFormat show;

    ComparisonController(
            LedgerPages pages, LedgerView ledger, OpenRejects rejects, RunEditRepository edits, ViewFormat show) {
        this.pages = pages;
        this.ledger = ledger;
        this.rejects = rejects;
        this.edits = edits;
        this.show = show;
    }

    /**
     * @param run one of them, or null for the latest
     * @param with the other, or null for the one before it
     */
    @GetMapping("/runs/compare")
    String compare(
            @RequestParam(required = false) @Nullable Long run,
            @RequestParam(required = false) @Nullable Long with,
            Model model) {
        Optional<RunLine> one =
                run == null ? pages.runs(RunFilter.ALL, NEWEST, 1).stream().findFirst() : pages.run(run);
        Optional<Long> other =
                Optional.ofNullable(with).or(() -> one.flatMap(this::before).map(RunLine::id));
        if (with == null && one.isPresent() && other.isPresent()) {
            return "redirect:/runs/compare?run=%d&with=%d"
                    .formatted(other.get(), one.get().id());
        }
        model.addAttribute("offered", pages.runs(RunFilter.ALL, NEWEST, OFFERED));
        model.addAttribute("first", run);
        model.addAttribute("second", with);
        model.addAttribute("problem", problem(run, with));
        if (one.isPresent()
                && other.isPresent()
                && !other.get().equals(one.get().id())) {
            compared(Math.min(one.get().id(), other.get()), Math.max(one.get().id(), other.get()), model);
        }
        return "runs/compare";
    }

    /** The run with which a person most likely compares it: of the same schedule and target, and no correction of another. */
    private Optional<RunLine> before(RunLine run) {
        PageStart start = PageStart.before(run.id());
        RunFilter alike = new RunFilter(run.schedule(), run.target(), null, null, null);
        return pages.runs(alike, start, OFFERED).stream()
                .filter(line -> line.fixes() == null)
                .findFirst()
                .or(() -> pages.runs(RunFilter.ALL, start, 1).stream().findFirst());
    }

    private @Nullable String problem(@Nullable Long run, @Nullable Long with) {
        for (Long number : new Long[] {run, with}) {
            if (number != null && pages.run(number).isEmpty()) {
                return "There is no run %d.".formatted(number);
            }
        }
        return run != null && run.equals(with) ? "Choose two different runs." : null;
    }

    private void compared(long lower, long higher, Model model) {
        Optional<ComparedRun> earlier = compared(lower);
        Optional<ComparedRun> later = compared(higher);
        if (earlier.isPresent() && later.isPresent()) {
            model.addAttribute("first", lower);
            model.addAttribute("second", higher);
            model.addAttribute("earlier", earlier.get().line());
            model.addAttribute("later", later.get().line());
            model.addAttribute("sections", new RunsSideBySide(earlier.get(), later.get(), show).sections());
        }
    }

    private Optional<ComparedRun> compared(long id) {
        return pages.run(id).flatMap(line -> ledger.run(id).map(run -> compared(line, run)));
    }

    private ComparedRun compared(RunLine line, Run run) {
        return new ComparedRun(
                line,
                run,
                PlanSummary.of(run.plan()),
                rejects.allCauses(run.id()),
                ledger.warningCounts(run.id()),
                ledger.requests(run.id()),
                ledger.duplicateRules(run.id()),
                edits.hasEdits(run.id()));
    }
}
