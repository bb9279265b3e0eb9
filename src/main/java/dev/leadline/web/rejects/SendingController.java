package dev.leadline.web.rejects;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.CorrectionRepository;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.OpenRejects;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunClosure;
import dev.leadline.ledger.RunInitiator;
import dev.leadline.report.DisplayFormat;
import dev.leadline.review.CorrectionService;
import dev.leadline.run.BackgroundTask;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.RunListener;
import dev.leadline.run.RunResult;
import dev.leadline.run.RunService;
import dev.leadline.run.UserError;
import dev.leadline.settings.Settings;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.upload.Upload;
import dev.leadline.web.upload.Uploads;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends fixed rejects as a new run, each row in the place of the one that it came from. */
@Controller
@RequestMapping("/runs/{id}/rejects")
final class SendingController {

    private static final Duration GLANCE = Duration.ofSeconds(3);

    private final RunService imports;
    private final CorrectionRepository kept;
    private final LedgerView ledger;
    private final AuditLog audit;
    private final OpenRejects rejects;
    private final Settings settings;
    private final BackgroundTasks background;
    private final Uploads uploads;

    SendingController(
            RunService imports,
            CorrectionRepository kept,
            LedgerView ledger,
            AuditLog audit,
            OpenRejects rejects,
            Settings settings,
            BackgroundTasks background,
            Uploads uploads) {
        this.imports = imports;
        this.kept = kept;
        this.ledger = ledger;
        this.audit = audit;
        this.rejects = rejects;
        this.settings = settings;
        this.background = background;
        this.uploads = uploads;
    }

    /** @param version of the corrections that the person has seen */
    @PostMapping("/send")
    String send(@PathVariable long id, @RequestParam long version, Principal who, RedirectAttributes redirect) {
        CorrectionService corrections = corrections(id);
        return isOpen(id, redirect) && isSeen(id, version, redirect)
                ? send(id, who.getName(), "send-fixed", corrections::write, redirect)
                : page(id);
    }

    /**
     * Sends rows that look like leads which were sent before, because a person decided so.
     *
     * @param version of the decisions that the person has seen
     */
    @PostMapping("/send-anyway")
    String sendAnyway(@PathVariable long id, @RequestParam long version, Principal who, RedirectAttributes redirect) {
        CorrectionService corrections = corrections(id);
        return isOpen(id, redirect) && isSeen(id, version, redirect)
                ? send(id, who.getName(), "send-anyway", corrections::writeAnyway, redirect)
                : "redirect:/runs/%d/duplicates".formatted(id);
    }

    /** Nothing is sent of a run that was canceled or purged. */
    private boolean isOpen(long id, RedirectAttributes redirect) {
        Optional<RunClosure> closure = ledger.closure(id);
        closure.ifPresent(closed -> FlashMessage.refused(redirect, closed.sentence(id)));
        return closure.isEmpty();
    }

    private boolean isSeen(long id, long version, RedirectAttributes redirect) {
        boolean isSeen = version == kept.edits().version(id);
        if (!isSeen) {
            FlashMessage.refused(
                    redirect,
                    "Nothing was sent, because the rows were changed in another tab or by somebody else. Look at them, and send them again.");
        }
        return isSeen;
    }

    private static String page(long id) {
        return "redirect:/runs/%d/rejects".formatted(id);
    }

    private String send(long id, String who, String what, ToLongFunction<Path> writing, RedirectAttributes redirect) {
        Upload upload = uploads.prepare("fixed-rejects-of-run-%d.csv".formatted(id));
        long rows = writing.applyAsLong(upload.file());
        if (rows == 0) {
            uploads.drop(upload);
            FlashMessage.refused(redirect, "No row is ready to send. Fix a row first.");
            return page(id);
        }
        audit.note(who, what, id, DisplayFormat.count(rows, "row"));
        BackgroundTask work = background.begin(progress -> start(id, upload, who, progress));
        work.await(GLANCE);
        return after(id, work, redirect);
    }

    private RunResult start(long id, Upload upload, String who, RunListener progress) {
        try {
            return imports.start(
                    ImportRequest.of(upload.file())
                            .starter(new RunInitiator(who, schedule(id)))
                            .build(),
                    progress);
        } finally {
            kept.dropSent(id);
            uploads.drop(upload);
        }
    }

    private @Nullable String schedule(long id) {
        return ledger.run(id).map(Run::schedule).orElse(null);
    }

    private static String after(long id, BackgroundTask work, RedirectAttributes redirect) {
        if (work.error().isPresent()) {
            FlashMessage.refused(redirect, work.error().map(UserError::sentence).orElse(""));
            return page(id);
        }
        if (work.run().isEmpty()) {
            FlashMessage.done(
                    redirect,
                    "Leadline is about to send the corrected rows. Their run will appear at the top of the list.");
            return "redirect:/runs";
        }
        FlashMessage.done(redirect, "This run sends the corrected rows of run %d.".formatted(id));
        return "redirect:/runs/" + work.run().getAsLong();
    }

    private CorrectionService corrections(long id) {
        Run run = ledger.run(id).orElseThrow(NotFoundException::new);
        return CorrectionService.of(run, ledger, rejects, kept, settings.targets());
    }
}
