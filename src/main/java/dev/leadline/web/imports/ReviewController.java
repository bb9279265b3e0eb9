package dev.leadline.web.imports;

import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.plan.HistoryResult;
import dev.leadline.plan.ValidationResult;
import dev.leadline.run.RunService;
import dev.leadline.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which an import is reviewed before it is started: what it would do, by a check of every row. */
@Controller
@RequestMapping("/imports/{id}")
final class ReviewController {

    /** Most files are checked meanwhile, so that the page shows what was found at once. */
    private static final Duration GLANCE = Duration.ofSeconds(2);

    /** Nobody waits for the check of more rows before the first ones are seen. */
    private static final long FEW_ROWS = 5_000;

    private final RunService imports;
    private final LedgerView ledger;
    private final Settings settings;
    private final Drafts drafts;
    private final DraftPlanner planner;
    private final DraftChecks checks;
    private final Clock clock;

    ReviewController(
            RunService imports,
            LedgerView ledger,
            Settings settings,
            Drafts drafts,
            DraftPlanner planner,
            DraftChecks checks,
            Clock clock) {
        this.imports = imports;
        this.ledger = ledger;
        this.settings = settings;
        this.drafts = drafts;
        this.planner = planner;
        this.checks = checks;
        this.clock = clock;
    }

    @GetMapping("/review")
    String review(@PathVariable String id, Model model) {
        Long run = drafts.runOf(id);
        if (run != null) {
            return "redirect:/runs/" + run;
        }
        return show(drafts.show(id), GLANCE, model) ? "imports/review" : "redirect:/imports/" + id;
    }

    /** Keeps the options; what the import would do by them, to be put in the place of what was shown. */
    @PostMapping("/review")
    String change(@PathVariable String id, HttpServletRequest request, Principal who, Model model) {
        SavedDraft saved = drafts.save(drafts.open(id), request, who.getName());
        model.addAttribute("said", saved.notice());
        model.addAttribute("withOptions", saved.isStale());
        show(saved.open(), GLANCE, model);
        return "imports/reviewed";
    }

    /** How far the check is, or what it has found. */
    @GetMapping("/check")
    String check(@PathVariable String id, @RequestParam(defaultValue = "false") boolean wait, Model model) {
        show(drafts.open(id), wait ? GLANCE : Duration.ZERO, model);
        return "imports/reviewed";
    }

    /** False where the mapping has to be completed first. */
    private boolean show(Drafts.OpenDraft open, Duration patience, Model model) {
        DraftImport drafted = planner.draft(open.upload(), open.choices());
        model.addAttribute("upload", open.upload());
        model.addAttribute("version", open.draft().version());
        model.addAttribute("choices", drafted.choices());
        model.addAttribute("draft", drafted);
        model.addAttribute("latestFirst", LatestFirst.of(drafted.plan().leads()).byPlace());
        model.addAttribute("obstacle", drafted.obstacle());
        if (!drafted.canStart()) {
            return false;
        }
        DraftCheck check = checks.of(open);
        check.await(drafted.plan().rows() > FEW_ROWS ? Duration.ZERO : patience);
        model.addAttribute("check", check);
        model.addAttribute("error", check.error() == null ? null : open.upload().withoutPath(check.error()));
        ValidationResult result = check.result();
        if (result != null) {
            Run earlier = earlier(result);
            DraftReview review = new DraftReview(
                    drafted.choices(),
                    drafted.plan().mapping(),
                    result,
                    earlier,
                    earlier != null && !drafts.isEditedAsIn(open, earlier));
            model.addAttribute("review", review);
            Duration estimate = imports.estimate(review.toSend());
            model.addAttribute("estimate", estimate);
            model.addAttribute("end", clock.instant().plus(estimate));
            model.addAttribute("obstacle", settings.tokenIsSet() ? review.obstacle() : NO_TOKEN);
        }
        return true;
    }

    private static final String NO_TOKEN =
            "The API token is not set, so you can check this file but not import it. Set LEADLINE_API_TOKEN, then restart Leadline.";

    private @Nullable Run earlier(ValidationResult result) {
        HistoryResult history = result.history();
        return history == null || history.earlierRun() == null
                ? null
                : ledger.run(history.earlierRun()).orElse(null);
    }
}
