package dev.leadline.web.imports;

import dev.leadline.lead.Targets;
import dev.leadline.lead.UsageException;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.plan.FileValidator;
import dev.leadline.plan.SavedMapping;
import dev.leadline.plan.ValidationResult;
import dev.leadline.run.RunService;
import dev.leadline.run.SilentListener;
import dev.leadline.run.UserError;
import dev.leadline.settings.Settings;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.upload.Upload;
import dev.leadline.web.upload.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which a mapping is looked at and changed, kept, and checked. */
@Controller
@RequestMapping("/imports/{id}")
final class DraftController {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");

    private final RunService imports;
    private final Settings settings;
    private final Uploads uploads;
    private final DraftPlanner planner;

    DraftController(RunService imports, Settings settings, Uploads uploads, DraftPlanner planner) {
        this.imports = imports;
        this.settings = settings;
        this.uploads = uploads;
        this.planner = planner;
    }

    @GetMapping
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        Upload upload = uploads.find(id).orElseThrow(NotFoundException::new);
        model.addAttribute("upload", upload);
        if (RejectForm.isRejects(planner.read(upload).file().header())) {
            return "imports/returned";
        }
        fill(upload, DraftChoices.in(request, Targets.USUAL), model);
        return "imports/draft";
    }

    /** The plan by what was chosen, to be put in the place of the one that was shown. */
    @PostMapping("/plan")
    String plan(@PathVariable String id, HttpServletRequest request, Model model) {
        Upload upload = uploads.find(id).orElseThrow(NotFoundException::new);
        model.addAttribute("upload", upload);
        fill(upload, DraftChoices.in(request, Targets.USUAL), model);
        return "imports/draft :: plan";
    }

    private DraftImport fill(Upload upload, DraftChoices choices, Model model) {
        DraftImport drafted = planner.draft(upload, choices);
        model.addAttribute("choices", choices);
        model.addAttribute("draft", drafted);
        model.addAttribute("plan", drafted.plan().mapping());
        model.addAttribute("targets", settings.targets().all());
        model.addAttribute("kept", planner.keptMappings());
        model.addAttribute("policies", DuplicatePolicy.values());
        model.addAttribute("estimate", imports.estimate(drafted.plan().rows()));
        model.addAttribute("pace", settings.requestsPerMinute());
        model.addAttribute("tokenIsSet", settings.tokenIsSet());
        return drafted;
    }

    /** Keeps the mapping under a name. */
    @PostMapping("/mapping")
    String keep(
            @PathVariable String id,
            @RequestParam String name,
            HttpServletRequest request,
            Principal who,
            Model model) {
        Upload upload = uploads.find(id).orElseThrow(NotFoundException::new);
        model.addAttribute("upload", upload);
        DraftImport drafted = planner.draft(upload, DraftChoices.in(request, Targets.USUAL));
        try {
            if (!NAME.matcher(name).matches()) {
                throw new UsageException(
                        "A mapping name can contain only letters, digits, hyphens and underscores, and starts with a letter or digit.");
            }
            SavedMapping.at(
                            settings.config().resolve("mappings").resolve(name + ".yaml"),
                            upload.file(),
                            settings.config())
                    .write(drafted.plan().mapping().toYaml());
            imports.actions().note(who.getName(), "keep-mapping", null, name);
            model.addAttribute(
                    "sentence", "Saved as %s. For similar files, choose it under \"Start from\".".formatted(name));
            return "parts :: done";
        } catch (UsageException e) {
            model.addAttribute("sentence", upload.withoutPath(String.valueOf(e.getMessage())));
            return "parts :: error";
        }
    }

    /** Validates every row; nothing is sent. */
    @PostMapping("/check")
    String check(@PathVariable String id, HttpServletRequest request, Model model) {
        Upload upload = uploads.find(id).orElseThrow(NotFoundException::new);
        DraftImport drafted = planner.draft(upload, DraftChoices.in(request, Targets.USUAL));
        if (!drafted.canStart()) {
            model.addAttribute("sentence", "The mapping is incomplete. Complete it, then try again.");
            return "parts :: error";
        }
        try {
            ValidationResult checked =
                    new FileValidator(drafted.plan(), upload.beside("check.rejects.csv"), 0).run(new SilentListener());
            model.addAttribute("checked", checked);
            model.addAttribute("estimate", imports.estimate(checked.valid()));
            model.addAttribute("pace", settings.requestsPerMinute());
            return "imports/draft :: checked";
        } catch (RuntimeException e) {
            model.addAttribute("sentence", upload.withoutPath(UserError.of(e).sentence()));
            return "parts :: error";
        }
    }
}
