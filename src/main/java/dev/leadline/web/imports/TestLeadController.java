package dev.leadline.web.imports;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.RunInitiator;
import dev.leadline.run.BackgroundTask;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.RunResult;
import dev.leadline.run.RunService;
import dev.leadline.run.UserError;
import dev.leadline.web.page.ApiInUse;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.upload.Upload;
import dev.leadline.web.upload.Uploads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends a made-up lead through an import like every other. It is for a sandbox only. */
@Controller
final class TestLeadController {

    private static final Duration GLANCE = Duration.ofSeconds(8);
    private static final String LEAD = """
            First Name,Last Name,Email,Notes
            Test,Lead,test.lead@example.com,A test lead of Leadline
            """;

    private final RunService imports;
    private final AuditLog audit;
    private final BackgroundTasks background;
    private final Uploads uploads;
    private final ApiInUse api;

    TestLeadController(RunService imports, AuditLog audit, BackgroundTasks background, Uploads uploads, ApiInUse api) {
        this.imports = imports;
        this.audit = audit;
        this.background = background;
        this.uploads = uploads;
        this.api = api;
    }

    @PostMapping("/imports/test-lead")
    String send(@RequestParam(defaultValue = "") String from, Principal who, RedirectAttributes redirect)
            throws IOException {
        if (!api.isSandbox()) {
            throw new NotFoundException();
        }
        Upload upload = uploads.keep("test-lead.csv", new ByteArrayInputStream(LEAD.getBytes(StandardCharsets.UTF_8)));
        ImportRequest request = ImportRequest.of(upload.file())
                .starter(new RunInitiator(who.getName(), null))
                .build();
        BackgroundTask work = background.begin(progress -> {
            RunResult result = imports.start(request, progress);
            uploads.drop(upload);
            return result;
        });
        work.await(GLANCE);
        if (work.error().isPresent()) {
            uploads.drop(upload);
            FlashMessage.refused(
                    redirect,
                    work.error()
                            .map(UserError::sentence)
                            .map(upload::withoutPath)
                            .orElse(""));
            return from.equals("home") ? "redirect:/" : "redirect:/settings/account";
        }
        audit.note(who.getName(), "import", work.run().isPresent() ? work.run().getAsLong() : null, null);
        if (work.run().isEmpty()) {
            FlashMessage.done(redirect, "The import is starting. Its run will appear at the top of the list.");
            return "redirect:/runs";
        }
        work.outcome()
                .flatMap(outcome -> outcome.notes().stream().findFirst())
                .ifPresent(note -> FlashMessage.done(redirect, note));
        return "redirect:/runs/" + work.run().getAsLong();
    }
}
