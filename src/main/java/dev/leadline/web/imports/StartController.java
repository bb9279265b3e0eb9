package dev.leadline.web.imports;

import dev.leadline.job.Background;
import dev.leadline.job.ImportRequest;
import dev.leadline.job.Imports;
import dev.leadline.job.Mishap;
import dev.leadline.job.Outcome;
import dev.leadline.job.Progress;
import dev.leadline.job.Work;
import dev.leadline.lead.Targets;
import dev.leadline.lead.UsageException;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.Starter;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.page.Notice;
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

    private final Imports imports;
    private final Background background;
    private final Uploads uploads;
    private final Drafting drafting;

    StartController(Imports imports, Background background, Uploads uploads, Drafting drafting) {
        this.imports = imports;
        this.background = background;
        this.uploads = uploads;
        this.drafting = drafting;
    }

    @PostMapping("/imports/{id}/start")
    String start(@PathVariable String id, HttpServletRequest request, Principal who, RedirectAttributes told) {
        Upload upload = uploads.find(id).orElseThrow(NotFoundException::new);
        ImportRequest wish;
        try {
            wish = wish(upload, Choices.in(request, Targets.USUAL), new Starter(who.getName(), null));
        } catch (UsageException e) {
            Notice.refused(told, upload.withoutPath(String.valueOf(e.getMessage())));
            return "redirect:/imports/" + id;
        }
        Work work = background.begin(progress -> start(wish, upload, progress));
        work.await(GLANCE);
        return after(upload, work, who.getName(), told);
    }

    private ImportRequest wish(Upload upload, Choices choices, Starter starter) {
        if (RejectForm.isRejects(drafting.read(upload).file().header())) {
            return new ImportRequest(
                    upload.file(), null, null, Map.of(), null, choices.again(), choices.policy(), true, starter);
        }
        if (!choices.isSeen()) {
            throw new UsageException("Nothing was started, for what the columns become was not shown yet:"
                    + " choose the target and the mapping again, look, and start then.");
        }
        Drafted drafted = drafting.draft(upload, choices);
        if (drafted.objection() != null) {
            throw new UsageException(drafted.objection());
        }
        drafted.planning().plan().gap().ifPresent(gap -> {
            throw new UsageException(gap);
        });
        return new ImportRequest(
                upload.file(),
                drafted.meaning().target().name(),
                drafted.meaning().path(),
                drafted.meaning().constants(),
                choices.most(),
                choices.again(),
                choices.policy(),
                true,
                starter);
    }

    /** Once the run has begun it reads from a copy of its own, and once it is over nobody needs the upload. */
    private Outcome start(ImportRequest wish, Upload upload, Progress progress) {
        Outcome outcome = imports.start(wish, progress);
        drafting.forget(upload);
        uploads.drop(upload);
        return outcome;
    }

    private String after(Upload upload, Work work, String who, RedirectAttributes told) {
        if (work.mishap().isPresent()) {
            Notice.refused(
                    told,
                    work.mishap().map(Mishap::sentence).map(upload::withoutPath).orElse(""));
            return "redirect:/imports/" + upload.id();
        }
        if (work.run().isEmpty()) {
            imports.actions().note(who, "import", null, null);
            Notice.done(told, "The import begins in a moment; its run stands first in the list.");
            return "redirect:/runs";
        }
        imports.actions().note(who, "import", work.run().getAsLong(), null);
        work.outcome()
                .flatMap(outcome -> outcome.notes().stream().findFirst())
                .ifPresent(note -> Notice.done(told, note));
        return "redirect:/runs/" + work.run().getAsLong();
    }
}
