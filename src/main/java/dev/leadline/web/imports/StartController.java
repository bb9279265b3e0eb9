package dev.leadline.web.imports;

import dev.leadline.lead.Targets;
import dev.leadline.lead.UsageException;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.RunInitiator;
import dev.leadline.run.BackgroundTask;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.RunListener;
import dev.leadline.run.RunResult;
import dev.leadline.run.RunService;
import dev.leadline.run.UserError;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.upload.Upload;
import dev.leadline.web.upload.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Starts the import of an upload. */
@Controller
final class StartController {

    private static final Duration GLANCE = Duration.ofSeconds(8);

    private final RunService imports;
    private final BackgroundTasks background;
    private final Uploads uploads;
    private final DraftPlanner planner;

    StartController(RunService imports, BackgroundTasks background, Uploads uploads, DraftPlanner planner) {
        this.imports = imports;
        this.background = background;
        this.uploads = uploads;
        this.planner = planner;
    }

    @PostMapping("/imports/{id}/start")
    String start(@PathVariable String id, HttpServletRequest request, Principal who, RedirectAttributes redirect) {
        Upload upload = uploads.find(id).orElseThrow(NotFoundException::new);
        ImportRequest importRequest;
        try {
            importRequest = importRequest(
                    upload, DraftChoices.in(request, Targets.USUAL), new RunInitiator(who.getName(), null));
        } catch (UsageException e) {
            FlashMessage.refused(redirect, upload.withoutPath(String.valueOf(e.getMessage())));
            return "redirect:/imports/" + id;
        }
        BackgroundTask work = background.begin(progress -> start(importRequest, upload, progress));
        work.await(GLANCE);
        return after(upload, work, who.getName(), redirect);
    }

    private ImportRequest importRequest(Upload upload, DraftChoices choices, RunInitiator starter) {
        if (RejectForm.isRejects(planner.read(upload).file().header())) {
            return new ImportRequest(
                    upload.file(), null, null, Map.of(), null, choices.again(), choices.policy(), true, starter);
        }
        if (!choices.isSeen()) {
            throw new UsageException("The import was not started, because its mapping was not shown yet."
                    + " Choose the target and the mapping, review the columns, then start the import.");
        }
        DraftImport drafted = planner.draft(upload, choices);
        if (drafted.objection() != null) {
            throw new UsageException(drafted.objection());
        }
        drafted.plan().mapping().gap().ifPresent(gap -> {
            throw new UsageException(gap);
        });
        return new ImportRequest(
                upload.file(),
                drafted.mappingOptions().target().name(),
                drafted.mappingOptions().path(),
                drafted.mappingOptions().constants(),
                choices.most(),
                choices.again(),
                choices.policy(),
                true,
                starter);
    }

    /** Once the run has begun it reads from a copy of its own, and once it is over nobody needs the upload. */
    private RunResult start(ImportRequest importRequest, Upload upload, RunListener progress) {
        RunResult outcome = imports.start(importRequest, progress);
        planner.forget(upload);
        uploads.drop(upload);
        return outcome;
    }

    private String after(Upload upload, BackgroundTask work, String who, RedirectAttributes redirect) {
        if (work.error().isPresent()) {
            FlashMessage.refused(
                    redirect,
                    work.error()
                            .map(UserError::sentence)
                            .map(upload::withoutPath)
                            .orElse(""));
            return "redirect:/imports/" + upload.id();
        }
        if (work.run().isEmpty()) {
            imports.actions().note(who, "import", null, null);
            FlashMessage.done(redirect, "The import is starting. Its run will appear at the top of the list.");
            return "redirect:/runs";
        }
        imports.actions().note(who, "import", work.run().getAsLong(), null);
        work.outcome()
                .flatMap(outcome -> outcome.notes().stream().findFirst())
                .ifPresent(note -> FlashMessage.done(redirect, note));
        return "redirect:/runs/" + work.run().getAsLong();
    }
}
