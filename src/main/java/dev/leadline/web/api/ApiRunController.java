package dev.leadline.web.api;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.LedgerView;
import dev.leadline.run.RunService;
import dev.leadline.web.access.Requester;
import dev.leadline.web.page.NotFoundException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Tells other programs how a run stands, and hands out its files. */
@RestController
@RequestMapping("/api/v1/runs/{id}")
final class ApiRunController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final RunService imports;
    private final LedgerView ledger;
    private final AuditLog audit;
    private final RunRecords records;

    ApiRunController(RunService imports, LedgerView ledger, AuditLog audit, RunRecords records) {
        this.imports = imports;
        this.ledger = ledger;
        this.audit = audit;
        this.records = records;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    JsonNode run(@PathVariable long id) {
        return records.of(id);
    }

    @GetMapping(path = "/rejects", produces = "text/csv")
    ResponseEntity<Resource> rejects(@PathVariable long id, @AuthenticationPrincipal Requester who) {
        return file(id, "rejects.csv", who);
    }

    @GetMapping(path = "/outcomes", produces = "text/csv")
    ResponseEntity<Resource> outcomes(@PathVariable long id, @AuthenticationPrincipal Requester who) {
        return file(id, "outcomes.csv", who);
    }

    private ResponseEntity<Resource> file(long id, String name, Requester who) {
        if (ledger.run(id).isEmpty()) {
            throw new NotFoundException();
        }
        Resource content = imports.file(id, name)
                .orElseThrow(() -> new ApiException(ApiProblem.NOT_FOUND.detail(
                        "Run %d has no %s yet: the file is written when the run ends. %s says when it has ended."
                                .formatted(id, name, RunRecords.address(id)))));
        audit.note(who.name(), "download", id, name);
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("run-%d-%s".formatted(id, name))
                                .build()
                                .toString())
                .body(content);
    }
}
