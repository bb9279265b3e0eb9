package dev.leadline.web.imports;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.RunInitiator;
import dev.leadline.run.BackgroundTask;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.RunResult;
import dev.leadline.run.RunService;
import dev.leadline.web.page.ApiInUse;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.upload.Upload;
import dev.leadline.web.upload.Uploads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends a made-up lead through an import like every other. It is for a sandbox only. */
@Controller
final class TestLeadController {

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
        String page = from.equals("home") ? "/" : "/settings/account";
        String next = ImportStart.follow(work, upload, who.getName(), audit, page, redirect);
        if (work.error().isPresent()) {
            uploads.drop(upload);
        }
        return next;
    }
}
