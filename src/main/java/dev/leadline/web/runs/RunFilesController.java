package dev.leadline.web.runs;

import dev.leadline.audit.AuditLog;
import dev.leadline.run.RunService;
import dev.leadline.web.page.NotFoundException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
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

    RunFilesController(RunService imports, AuditLog audit) {
        this.imports = imports;
        this.audit = audit;
    }

    @GetMapping("/runs/{id}/files/{name}")
    ResponseEntity<Resource> file(@PathVariable long id, @PathVariable String name, Principal who) {
        RunFile file = RunFile.called(name).orElseThrow(NotFoundException::new);
        Resource content = imports.file(id, file.file()).orElseThrow(NotFoundException::new);
        audit.note(who.getName(), "download", id, file.file());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("run-%d-%s".formatted(id, file.file()), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
