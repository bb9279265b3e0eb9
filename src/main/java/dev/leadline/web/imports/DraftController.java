package dev.leadline.web.imports;

import dev.leadline.audit.AuditLog;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import dev.leadline.web.page.FlashMessage;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which columns are matched with fields. Whatever is typed or chosen there is kept in the draft at once. */
@Controller
@RequestMapping("/imports/{id}")
final class DraftController {

    private final AuditLog audit;
    private final Settings settings;
    private final Drafts drafts;
    private final DraftPlanner planner;
    private final DraftGrids grids;

    DraftController(AuditLog audit, Settings settings, Drafts drafts, DraftPlanner planner, DraftGrids grids) {
        this.grids = grids;
        this.audit = audit;
        this.settings = settings;
        this.drafts = drafts;
        this.planner = planner;
    }

    @GetMapping
    String show(@PathVariable String id, Model model) {
        Long run = drafts.runOf(id);
        if (run != null) {
            return "redirect:/runs/" + run;
        }
        Drafts.OpenDraft open = drafts.show(id);
        fill(open, model);
        grids.prepare(open);
        return RejectForm.isRejects(planner.read(open.upload()).file().header()) ? "imports/returned" : "imports/draft";
    }

    /** Keeps the choice for a file of corrected rejects. */
    @PostMapping("/returned")
    String changeReturned(@PathVariable String id, HttpServletRequest request, Principal who, Model model) {
        SavedDraft saved = drafts.save(drafts.open(id), request, who.getName());
        model.addAttribute("said", saved.notice());
        fill(saved.open(), model);
        return "imports/returned :: decide";
    }

    /** Keeps what was typed or chosen; the page as it is by that, to be put in the place of what was shown. */
    @PostMapping("/plan")
    String change(@PathVariable String id, HttpServletRequest request, Principal who, Model model) {
        SavedDraft saved = drafts.save(drafts.open(id), request, who.getName());
        model.addAttribute("said", saved.notice());
        model.addAttribute("withValues", saved.changesValues());
        fill(saved.open(), model);
        return "imports/drafted";
    }

    private void fill(Drafts.OpenDraft open, Model model) {
        DraftImport drafted = planner.draft(open.upload(), open.choices());
        model.addAttribute("upload", open.upload());
        model.addAttribute("version", open.draft().version());
        model.addAttribute("choices", drafted.choices());
        model.addAttribute("draft", drafted);
        model.addAttribute("rows", drafted.plan().rows());
        model.addAttribute("plan", drafted.plan().mapping());
        model.addAttribute("targets", settings.targets().all());
        model.addAttribute("kept", planner.mappings().names());
    }

    /** Keeps what a browser has not sent yet, and goes on to the review. */
    @PostMapping("/next")
    String next(@PathVariable String id, HttpServletRequest request, Principal who, RedirectAttributes redirect) {
        SavedDraft saved = drafts.save(drafts.open(id), request, who.getName());
        // the review shows what others have changed; what was not kept or was replaced has to be said
        if (saved.isLost() || !saved.replaced().isEmpty()) {
            FlashMessage.refused(redirect, saved.notice());
        }
        boolean isComplete =
                planner.draft(saved.open().upload(), saved.open().choices()).canStart();
        return isComplete && !saved.isLost() ? "redirect:/imports/" + id + "/review" : "redirect:/imports/" + id;
    }

    /** Forgets what was chosen for the columns. */
    @PostMapping("/reset")
    String reset(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        drafts.resetColumns(drafts.open(id), who.getName());
        FlashMessage.done(redirect, "Your choices for the columns were discarded.");
        return "redirect:/imports/" + id;
    }

    @PostMapping("/delete")
    String delete(@PathVariable String id, Principal who, RedirectAttributes redirect) {
        Drafts.OpenDraft open = drafts.open(id);
        grids.forget(open.upload());
        drafts.delete(open.upload());
        audit.note(who.getName(), "delete-draft", null, null);
        FlashMessage.done(redirect, "The import was deleted. Nothing was sent.");
        return "redirect:/imports/new";
    }

    /** Saves the mapping under a name, in place of one that has it only where somebody wants that. */
    @PostMapping("/mapping")
    String save(
            @PathVariable String id,
            @RequestParam String name,
            @RequestParam(defaultValue = "false") boolean replace,
            Principal who,
            Model model) {
        Drafts.OpenDraft open = drafts.open(id);
        DraftImport drafted = planner.draft(open.upload(), open.choices());
        if (!drafted.conflicts().isEmpty()) {
            return refused(model, "Resolve the conflicts first, then save the mapping.");
        }
        boolean isThere = planner.mappings().has(name);
        if (isThere && !replace) {
            model.addAttribute("upload", open.upload());
            model.addAttribute("name", name);
            return "imports/parts :: replace";
        }
        try {
            String yaml = drafted.plan().mapping().toYaml();
            if (isThere) {
                planner.mappings().replace(name, yaml);
            } else {
                planner.mappings().save(name, yaml);
            }
        } catch (UserException e) {
            return refused(model, e.forConsole());
        }
        audit.note(who.getName(), "keep-mapping", null, name);
        model.addAttribute("sentence", "Saved as %s. Files with these columns use it automatically.".formatted(name));
        return "parts :: done";
    }

    private static String refused(Model model, String sentence) {
        model.addAttribute("sentence", sentence);
        return "parts :: error";
    }
}
