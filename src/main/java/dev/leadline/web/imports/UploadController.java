package dev.leadline.web.imports;

import dev.leadline.lead.UsageException;
import dev.leadline.run.RunService;
import dev.leadline.run.UserError;
import dev.leadline.source.UnusableFileException;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.upload.Upload;
import dev.leadline.web.upload.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a file. */
@Controller
final class UploadController {

    private final RunService imports;
    private final Uploads uploads;
    private final DraftPlanner planner;

    UploadController(RunService imports, Uploads uploads, DraftPlanner planner) {
        this.imports = imports;
        this.uploads = uploads;
        this.planner = planner;
    }

    @GetMapping("/imports/new")
    String choose() {
        return "imports/new";
    }

    @PostMapping("/imports")
    String take(@RequestParam MultipartFile file, Principal who, RedirectAttributes redirect) throws IOException {
        if (file.isEmpty()) {
            FlashMessage.refused(redirect, "The file is missing or empty. Choose a file.");
            return "redirect:/imports/new";
        }
        Upload upload;
        try (InputStream content = file.getInputStream()) {
            upload = uploads.keep(Objects.requireNonNullElse(file.getOriginalFilename(), ""), content);
        }
        imports.actions().note(who.getName(), "upload", null, null);
        try {
            planner.read(upload);
        } catch (UnusableFileException | UsageException e) {
            uploads.drop(upload);
            FlashMessage.refused(redirect, upload.withoutPath(UserError.of(e).sentence()));
            return "redirect:/imports/new";
        }
        return "redirect:/imports/" + upload.id();
    }
}
