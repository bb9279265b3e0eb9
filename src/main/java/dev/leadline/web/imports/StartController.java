package dev.leadline.web.imports;

import dev.leadline.audit.AuditLog;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.DraftVersion;
import dev.leadline.ledger.RunInitiator;
import dev.leadline.message.UserException;
import dev.leadline.run.BackgroundTask;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.BeginningListener;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.RunListener;
import dev.leadline.run.RunResult;
import dev.leadline.run.RunService;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.upload.Upload;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Starts the import of a draft, as it was shown and no other. */
@Controller
final class StartController {

    private final RunService imports;
    private final AuditLog audit;
    private final BackgroundTasks background;
    private final Drafts drafts;
    private final DraftPlanner planner;
    private final DraftGrids grids;
    private final DraftChecks checks;
    private final Set<String> starting = ConcurrentHashMap.newKeySet();

    StartController(
            RunService imports,
            AuditLog audit,
            BackgroundTasks background,
            Drafts drafts,
            DraftPlanner planner,
            DraftGrids grids,
            DraftChecks checks) {
        this.imports = imports;
        this.audit = audit;
        this.background = background;
        this.drafts = drafts;
        this.planner = planner;
        this.grids = grids;
        this.checks = checks;
    }

    @PostMapping("/imports/{id}/start")
    String start(@PathVariable String id, HttpServletRequest request, Principal who, RedirectAttributes redirect) {
        Long run = drafts.runOf(id);
        if (run != null) {
            return "redirect:/runs/" + run;
        }
        SavedDraft saved = drafts.save(drafts.open(id), request, who.getName());
        if (!saved.isAsShown()) {
            return refused(
                    id,
                    saved.notice().isEmpty()
                            ? "The import was not started, because it was not shown with your last change. Review it, then start it."
                            : "The import was not started. " + saved.notice(),
                    redirect);
        }
        Upload upload = saved.open().upload();
        ImportRequest importRequest;
        try {
            importRequest = importRequest(saved.open(), new RunInitiator(who.getName(), null));
        } catch (UserException e) {
            return refused(id, upload.withoutPath(e.forConsole()), redirect);
        }
        if (!starting.add(id)) {
            FlashMessage.done(redirect, "This import is already starting. Its run will appear at the top of the list.");
            return "redirect:/runs";
        }
        BackgroundTask work = background.begin(progress -> start(importRequest, upload, progress));
        return ImportStart.follow(work, upload, who.getName(), audit, review(id), redirect);
    }

    private static String refused(String id, String sentence, RedirectAttributes redirect) {
        FlashMessage.refused(redirect, sentence);
        return "redirect:" + review(id);
    }

    private static String review(String id) {
        return "/imports/" + id + "/review";
    }

    private ImportRequest importRequest(Drafts.OpenDraft open, RunInitiator starter) {
        DraftChoices choices = open.choices();
        if (RejectForm.isRejects(planner.read(open.upload()).file().header())) {
            return ImportRequest.of(open.upload().file())
                    .again(choices.again())
                    .duplicates(choices.policy())
                    .starter(starter)
                    .build();
        }
        DraftImport drafted = planner.draft(open.upload(), choices);
        if (drafted.obstacle() != null) {
            throw UserException.usage("web.draft-not-ready", drafted.obstacle());
        }
        return ImportRequest.of(open.upload().file())
                .target(drafted.mappingOptions().target().name())
                .mapping(drafted.mappingOptions().path())
                .constants(drafted.mappingOptions().constants())
                .account(choices.account())
                .limit(choices.most())
                .orderedBy(choices.orderBy(LatestFirst.of(drafted.plan().leads())))
                .again(choices.again())
                .duplicates(choices.policy())
                .starter(starter)
                .sha256(planner.read(open.upload()).file().sha256())
                .ofDraft(new DraftVersion(open.draft().id(), open.draft().version()))
                .build();
    }

    /** Once the run has begun it reads from a copy of its own, and once it is over nobody needs the upload. */
    private RunResult start(ImportRequest importRequest, Upload upload, RunListener progress) {
        try {
            checks.forget(upload);
            grids.forget(upload);
            RunResult outcome =
                    imports.start(importRequest, new BeginningListener(progress, run -> drafts.became(upload, run)));
            drafts.became(upload, outcome.summary().run());
            drafts.finish(upload);
            return outcome;
        } catch (RuntimeException e) {
            drafts.became(upload, null);
            throw e;
        } finally {
            starting.remove(upload.id());
        }
    }
}
