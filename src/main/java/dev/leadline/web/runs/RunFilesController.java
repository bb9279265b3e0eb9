package dev.leadline.web.runs;

import dev.leadline.audit.AuditLog;
import dev.leadline.run.RunService;
import dev.leadline.settings.Settings;
import dev.leadline.web.page.NotFoundException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.Principal;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands the files of a run out, to be saved and never to be shown within the console. */
@Controller
final class RunFilesController {

    private final RunService imports;
    private final AuditLog audit;
    private final Settings settings;

    RunFilesController(RunService imports, AuditLog audit, Settings settings) {
        this.imports = imports;
        this.audit = audit;
        this.settings = settings;
    }

    @GetMapping("/runs/{id}/files/{name}")
    ResponseEntity<Resource> file(@PathVariable long id, @PathVariable String name, Principal who) {
        RunFile file = RunFile.called(name).orElseThrow(NotFoundException::new);
        imports.updateFiles();
        Path path = file.in(settings.home(), id);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotFoundException();
        }
        audit.note(who.getName(), "download", id, file.file());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("run-%d-%s".formatted(id, file.file()), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new FileSystemResource(path));
    }
}
