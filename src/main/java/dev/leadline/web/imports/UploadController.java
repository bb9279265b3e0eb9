package dev.leadline.web.imports;

import dev.leadline.audit.AuditLog;
import dev.leadline.lead.Target;
import dev.leadline.message.UserException;
import dev.leadline.run.UserError;
import dev.leadline.settings.Settings;
import dev.leadline.web.page.ApiInUse;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.upload.Upload;
import dev.leadline.web.upload.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Takes files, each of which begins a draft, and lists the drafts that are not finished. */
@Controller
final class UploadController {

    private static final String NEW = "redirect:/imports/new";
    private static final long MEGABYTE = 1 << 20;
    private static final Resource SAMPLE = new ClassPathResource("sample-data/leads.csv");

    private final AuditLog audit;
    private final Uploads uploads;
    private final Drafts drafts;
    private final DraftPlanner planner;
    private final long mostMegabytes;
    private final ApiInUse api;
    private final List<Target> targets;

    UploadController(
            AuditLog audit, Settings settings, Uploads uploads, Drafts drafts, DraftPlanner planner, ApiInUse api) {
        this.audit = audit;
        this.uploads = uploads;
        this.drafts = drafts;
        this.planner = planner;
        this.mostMegabytes = settings.serve().maxUploadBytes() / MEGABYTE;
        this.targets = settings.targets().all();
        this.api = api;
    }

    @GetMapping("/imports/new")
    String choose(Model model) {
        model.addAttribute("drafts", drafts.unfinished());
        model.addAttribute("mostMegabytes", mostMegabytes);
        model.addAttribute("targets", targets);
        return "imports/new";
    }

    @PostMapping("/imports")
    String take(@RequestParam List<MultipartFile> file, Principal who, RedirectAttributes redirect) throws IOException {
        List<MultipartFile> files = file.stream().filter(one -> !one.isEmpty()).toList();
        if (files.isEmpty()) {
            FlashMessage.refused(redirect, "The file is missing or empty. Choose a file.");
            return NEW;
        }
        List<Upload> taken = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (MultipartFile one : files) {
            take(one, who.getName(), taken, problems);
        }
        if (!problems.isEmpty()) {
            FlashMessage.refused(redirect, String.join(" ", problems));
            return NEW;
        }
        if (taken.size() == 1) {
            return "redirect:/imports/" + taken.get(0).id();
        }
        FlashMessage.done(
                redirect, "%d files were uploaded. Continue with each of them below.".formatted(taken.size()));
        return NEW;
    }

    /** The same for a page that shows how much of the files is sent: its script cannot see a redirect. */
    @PostMapping(path = "/imports", headers = "HX-Request")
    ResponseEntity<Void> takeFromScript(
            @RequestParam List<MultipartFile> file,
            Principal who,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String page = take(file, who, redirect).substring("redirect:".length());
        RequestContextUtils.getOutputFlashMap(request).putAll(redirect.getFlashAttributes());
        RequestContextUtils.saveOutputFlashMap(page, request, response);
        return ResponseEntity.noContent().header("HX-Redirect", page).build();
    }

    /** Begins an import of the sample file. Its leads are made up, so they are for a sandbox only. */
    @PostMapping("/imports/sample")
    String takeSample(Principal who) throws IOException {
        if (!api.isSandbox()) {
            throw new NotFoundException();
        }
        try (InputStream content = SAMPLE.getInputStream()) {
            Upload upload = uploads.keep("sample-leads.csv", content);
            audit.note(who.getName(), "upload", null, null);
            drafts.begin(upload, who.getName());
            return "redirect:/imports/" + upload.id();
        }
    }

    private void take(MultipartFile file, String who, List<Upload> taken, List<String> problems) throws IOException {
        Upload upload;
        try (InputStream content = file.getInputStream()) {
            upload = uploads.keep(Objects.requireNonNullElse(file.getOriginalFilename(), ""), content);
        }
        audit.note(who, "upload", null, null);
        try {
            planner.read(upload);
            drafts.begin(upload, who);
            taken.add(upload);
        } catch (UserException e) {
            uploads.drop(upload);
            problems.add(upload.withoutPath(UserError.of(e).sentence()));
        }
    }
}
